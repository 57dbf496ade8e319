package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A call of an intrinsic function, other calls nested in it: {@code States.Format('{}', $.name)} (States Language,
 * "Intrinsic Functions").
 */
public final class Intrinsic implements Expression {

    /** How deep calls may be nested (AWS guide: "up to 10"). */
    static final int MAX_DEPTH = 10;

    private static final int LETTERS_A_UNIT = 16;
    private static final int PRICE_OF_CALL = 5;
    /** Of an array or object that is made, for the room it takes. */
    private static final int PRICE_OF_MEMBER = 4;

    private final String text;
    private final Argument.Call call;
    private final List<Path> paths;
    private final Set<String> variables;

    private Intrinsic(String text, Argument.Call call) {
        this.text = text;
        this.call = call;
        var found = new ArrayList<Path>();
        collect(call, found);
        this.paths = List.copyOf(found);
        var names = new TreeSet<String>();
        found.forEach(path -> names.addAll(path.variables()));
        this.variables = Collections.unmodifiableSet(names);
    }

    public static Intrinsic compile(String text) throws SyntaxException {
        return Compiled.of(Intrinsic.class, text, it -> new Intrinsic(it, new IntrinsicParser(it).parse()));
    }

    private static void collect(Argument argument, List<Path> found) {
        switch (argument) {
            case Argument.Literal _ -> { }
            case Argument.Reference(var path) -> found.add(path);
            case Argument.Call(_, var arguments) -> arguments.forEach(inner -> collect(inner, found));
        }
    }

    /**
     * Functions refuse with {@code States.Runtime}, not with the {@code States.IntrinsicFailure} of the guide: reported of AWS.
     *
     * @throws EvaluationException "The function 'States.Format('{}', $.a)' had the following error: ..."
     */
    @Override
    public JsonNode evaluate(Scope scope, Randomness randomness) {
        try {
            return value(call, scope, randomness);
        } catch (Arguments.Refusal refusal) {
            throw new EvaluationException(EvaluationException.RUNTIME,
                    "The function '" + text + "' had the following error: " + refusal.getMessage());
        }
    }

    private JsonNode value(Argument argument, Scope scope, Randomness randomness) {
        return switch (argument) {
            case Argument.Literal(var value, _) -> value;
            case Argument.Reference(var path) -> read(path, scope);
            case Argument.Call(var function, var arguments) -> {
                var values = new ArrayList<JsonNode>(arguments.size());
                arguments.forEach(inner -> values.add(value(inner, scope, randomness)));
                values.forEach(value -> scope.effort().spend(weight(value)));
                var result = function.apply(new Arguments(function, values, template(arguments, values), scope.effort(), randomness));
                scope.effort().spend(PRICE_OF_CALL + (long) PRICE_OF_MEMBER * result.size());
                yield result;
            }
        };
    }

    /** How much there is of a value for a function to look at: a state may have many calls. */
    private static int weight(JsonNode value) {
        return value.isTextual() ? value.textValue().length() / LETTERS_A_UNIT : value.size();
    }

    /** The first argument as a template: of a literal its escapes are still to be told from its braces. */
    private static String template(List<Argument> arguments, List<JsonNode> values) {
        if (arguments.isEmpty()) {
            return null;
        }
        return arguments.getFirst() instanceof Argument.Literal(var value, var raw) && value.isTextual()
                ? raw : values.getFirst().textValue();
    }

    /** A place beyond the ends of an array, null in a template, is missing as an argument: reported of AWS. */
    private static JsonNode read(Path path, Scope scope) {
        return path.look(scope).found().orElseThrow(() -> new Arguments.Refusal("The JsonPath argument for the field '"
                + (path.isContext() ? path.fromRoot() : path.text()) + "' could not be found in the input '"
                + Json.write(scope.input()) + "'"));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public boolean readsInput() {
        return paths.stream().anyMatch(Path::readsInput);
    }

    @Override
    public boolean readsContext() {
        return paths.stream().anyMatch(Path::readsContext);
    }

    @Override
    public String toString() {
        return text;
    }
}
