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

    /** To a null no path is applied, not even {@code $} and not even for IsPresent: reported of AWS. A variable may be null. */
    public static final String NULL_INPUT = "Unable to apply Path transformation to null or empty input.";

    private final String text;
    private final Root root;
    private final String fromRoot;
    private final Optional<List<Step>> steps;
    /** Null for a path of fields and places alone, which is followed without one. */
    private final CompiledPath compiled;

    private Path(String text, Root root, String fromRoot, Optional<List<Step>> steps, CompiledPath compiled) {
        this.text = text;
        this.root = root;
        this.fromRoot = fromRoot;
        this.steps = steps;
        this.compiled = compiled;
    }

    public static Path compile(String text) throws SyntaxException {
        return Compiled.of(Path.class, text, Path::compiled);
    }

    private static Path compiled(String text) throws SyntaxException {
        int rootLength = PathSyntax.rootLength(text);
        String fromRoot = "$" + text.substring(rootLength);
        var steps = PathSyntax.steps(text, rootLength);
        var compiled = steps.isPresent() ? null : CompiledPath.compile(fromRoot);
        return new Path(text, PathSyntax.root(text, rootLength), fromRoot, steps, compiled);
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
                throw notFound("Invalid path '" + text + "' : " + detail.get());
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
            case Lookup.Missing _ -> throw notFound("The JSONPath '" + text + "' specified for the field '"
                    + field + "' could not be found in the input '" + Json.write(searched(scope)) + "'");
        };
    }

    private static EvaluationException notFound(String message) {
        return new EvaluationException(EvaluationException.RUNTIME, message);
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
        if (start.isNull() && !(steps.isPresent() && steps.get().isEmpty() && root instanceof Root.Variable)) {
            throw new EvaluationException(EvaluationException.RUNTIME, NULL_INPUT);
        }
        return steps.map(simple -> walk(simple, start)).orElseGet(() -> compiled.look(start, scope.effort()));
    }

    private Lookup walk(List<Step> simple, JsonNode start) {
        JsonNode node = start;
        for (int i = 0; i < simple.size(); i++) {
            JsonNode next = simple.get(i).from(node);
            if (next == null) {
                boolean beyond = i == simple.size() - 1 && node.isArray() && simple.get(i) instanceof Step.Index;
                return beyond ? new Lookup.Beyond() : new Lookup.Missing(() -> explain(simple, start));
            }
            node = next;
        }
        return new Lookup.Found(node);
    }

    /** In json-path's words why a path of fields and places leads nowhere. */
    private static String explain(List<Step> simple, JsonNode start) {
        var tokens = simple.stream().map(Step::token).toList();
        return new CompiledPath(tokens).look(start, new Effort()) instanceof Lookup.Missing(var detail) ? detail.get() : "";
    }

    private JsonNode searched(Scope scope) {
        return isContext() ? scope.context() : scope.input();
    }

    /** The path counted from the root of its document: {@code $.a} for {@code $$.a}. */
    public String fromRoot() {
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
        return steps.isPresent() || compiled.isDefinite();
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
