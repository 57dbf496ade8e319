package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSONPath: {@code $...} into the input, {@code $$...} into the context object, {@code $name...} into a variable
 * (States Language, "Paths" and "Reference Paths").  A path that can match any number of nodes gives an array, empty
 * when it matches none.
 */
public final class Path implements Expression {

    private final String text;
    private final Root root;
    private final String fromRoot;
    private final Optional<List<Step>> steps;
    /** Null for a path of fields and places alone, which is followed without Jayway. */
    private final JaywayPath jayway;

    private Path(String text, Root root, String fromRoot, Optional<List<Step>> steps, JaywayPath jayway) {
        this.text = text;
        this.root = root;
        this.fromRoot = fromRoot;
        this.steps = steps;
        this.jayway = jayway;
    }

    public static Path compile(String text) throws SyntaxException {
        return Compiled.of(Path.class, text, Path::compiled);
    }

    private static Path compiled(String text) throws SyntaxException {
        int rootLength = PathSyntax.rootLength(text);
        String fromRoot = "$" + text.substring(rootLength);
        var steps = PathSyntax.steps(text, rootLength);
        var jayway = steps.isPresent() ? null : JaywayPath.compile(fromRoot);
        return new Path(text, PathSyntax.root(text, rootLength), fromRoot, steps, jayway);
    }

    /**
     * The value there, as {@code InputPath} and its like read it.
     *
     * @throws EvaluationException {@code States.Runtime}, "Invalid path '$.a' : No results for path: $['a']"
     */
    public JsonNode read(Scope scope) {
        return switch (look(scope)) {
            case Lookup.Found(var node) -> node;
            case Lookup.Beyond() -> NullNode.instance;
            case Lookup.Missing(var detail) ->
                throw notFound(scope, "Invalid path '" + text + "' : " + detail.get());
        };
    }

    /**
     * The value there, as a payload template and {@code ErrorPath} read it.
     *
     * @param field the field that asks, for the cause: "value.$", "ErrorPath"
     * @throws EvaluationException {@code States.Runtime}, "The JSONPath '$.a' specified for the field 'value.$' could
     *     not be found in the input '{}'"
     */
    public JsonNode readFor(String field, Scope scope) {
        return switch (look(scope)) {
            case Lookup.Found(var node) -> node;
            case Lookup.Beyond() -> NullNode.instance;
            case Lookup.Missing _ -> throw notFound(scope, "The JSONPath '" + text + "' specified for the field '"
                    + field + "' could not be found in the input '" + Json.write(searched(scope)) + "'");
        };
    }

    /** Of a null AWS says no more than that there is nothing to look at: reported of it. */
    private EvaluationException notFound(Scope scope, String message) {
        JsonNode start = root.in(scope);
        boolean isNull = start != null && start.isNull();
        return new EvaluationException(EvaluationException.RUNTIME,
                isNull ? "Unable to apply Path transformation to null or empty input." : message);
    }

    /**
     * The value there, as a field that must be a Reference Path reads it: {@code ItemsPath}.
     *
     * @throws EvaluationException {@code States.ReferencePathConflict}, 'Unable to apply step "a" to input {}': reported of AWS
     */
    public JsonNode readReference(Scope scope) {
        JsonNode start = root.in(scope);
        if (steps.isEmpty() || start == null) {
            return read(scope);
        }
        JsonNode node = start;
        for (Step step : steps.get()) {
            JsonNode next = step.from(node);
            if (next == null) {
                throw new EvaluationException(EvaluationException.REFERENCE_PATH_CONFLICT,
                        "Unable to apply step \"" + step.text() + "\" to input " + Json.write(node));
            }
            node = next;
        }
        return node;
    }

    /** The value there, or empty when there is nothing; what {@code IsPresent} asks. */
    public Optional<JsonNode> find(Scope scope) {
        return look(scope).found();
    }

    Lookup look(Scope scope) {
        JsonNode start = root.in(scope);
        if (start == null) {
            return new Lookup.Missing(() -> "No results for path: " + text);
        }
        return steps.map(simple -> walk(simple, start)).orElseGet(() -> jayway.look(start, scope.effort()));
    }

    private Lookup walk(List<Step> simple, JsonNode start) {
        JsonNode node = start;
        for (int i = 0; i < simple.size(); i++) {
            JsonNode next = simple.get(i).from(node);
            if (next == null) {
                boolean beyond = i == simple.size() - 1 && node.isArray() && simple.get(i) instanceof Step.Index;
                return beyond ? new Lookup.Beyond() : new Lookup.Missing(() -> explain(start));
            }
            node = next;
        }
        return new Lookup.Found(node);
    }

    /** In Jayway's words why a path of fields and places leads nowhere. */
    private String explain(JsonNode start) {
        try {
            return JaywayPath.compile(fromRoot).look(start, new Effort()) instanceof Lookup.Missing(var detail) ? detail.get() : "";
        } catch (SyntaxException e) {
            throw new AssertionError("a path of fields and places is one of Jayway's too: " + text, e);
        }
    }

    private JsonNode searched(Scope scope) {
        return isContext() ? scope.context() : scope.input();
    }

    /** The path counted from the root of its document: {@code $.a} for {@code $$.a}. */
    String fromRoot() {
        return fromRoot;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public JsonNode evaluate(Scope scope, Randomness randomness) {
        return read(scope);
    }

    /** Whether this is {@code $}, the whole input. */
    public boolean isIdentity() {
        return text.equals("$");
    }

    /** Whether it leads into the context object. */
    public boolean isContext() {
        return root instanceof Root.Context;
    }

    /** The variable it leads into, if it does. */
    public Optional<String> variable() {
        return root instanceof Root.Variable(var name) ? Optional.of(name) : Optional.empty();
    }

    /** Whether it can only name a single node, by fields and places (States Language, "Reference Paths"). */
    public boolean isReference() {
        return steps.isPresent();
    }

    /** Whether it gives one value; otherwise it gives the array of all that match. */
    public boolean isDefinite() {
        return steps.isPresent() || jayway.isDefinite();
    }

    @Override
    public Set<String> variables() {
        return variable().map(Set::of).orElse(Set.of());
    }

    @Override
    public boolean readsInput() {
        return root instanceof Root.Input;
    }

    @Override
    public boolean readsContext() {
        return isContext();
    }

    @Override
    public String toString() {
        return text;
    }
}
