package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.function.Supplier;

/** A path ready to be followed from the root of a document, to the end that json-path 2.0.0 comes to: so AWS behaves. */
final class CompiledPath {

    private final List<PathToken> tokens;
    private final PathToken[] steps;
    private final int definiteFrom;

    CompiledPath(List<PathToken> tokens) {
        this.tokens = List.copyOf(tokens);
        this.steps = tokens.toArray(PathToken[]::new);
        int from = tokens.size();
        while (from > 0 && tokens.get(from - 1).isDefinite()) {
            from--;
        }
        this.definiteFrom = from;
    }

    /** @param text a path from {@code $} on */
    static CompiledPath compile(String text) throws SyntaxException {
        return new CompiledPath(new PathCompiler(text).tokens());
    }

    List<PathToken> tokens() {
        return tokens;
    }

    PathToken step(int at) {
        return steps[at];
    }

    /** Whether it leads to one node. */
    boolean isDefinite() {
        return definiteFrom == 0;
    }

    /** Whether the step there must lead on: nothing before it, nor it, nor anything behind it can lead to several nodes. */
    boolean mustLeadOn(int at) {
        return Math.max(at - 1, 0) >= definiteFrom;
    }

    /** @throws EvaluationException when the path looks at more nodes than is sensible */
    Lookup look(JsonNode root, Effort effort) {
        try {
            var walk = new PathWalk(this, root, effort, null);
            walk.go(root);
            JsonNode found = walk.result();
            return found == null ? new Lookup.Beyond() : new Lookup.Found(found);
        } catch (PathFault _) {
            return new Lookup.Missing(words(root));
        }
    }

    private Supplier<String> words(JsonNode root) {
        return () -> {
            try {
                new PathWalk(this, root, new Effort(), new StringBuilder("$")).go(root);
                throw new AssertionError("a path that led nowhere leads somewhere");
            } catch (PathFault fault) {
                return fault.getMessage();
            }
        };
    }

    /**
     * What it leads to within a filter, where only paths to one node stand.
     *
     * @param inWords whether a fault is to say what it is about
     * @param whole   whether all of several names have to be there
     * @return a missing node when there is nothing
     */
    JsonNode within(JsonNode start, JsonNode root, Effort effort, boolean inWords, boolean whole) {
        try {
            var walk = new PathWalk(this, root, effort, inWords ? new StringBuilder("$") : null);
            walk.requireAllNames(whole);
            walk.go(start);
            JsonNode found = walk.result();
            return found == null ? NullNode.instance : found;
        } catch (PathFault fault) {
            if (fault.isAbsence()) {
                return MissingNode.getInstance();
            }
            throw fault;
        }
    }
}
