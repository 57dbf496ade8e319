package dev.stepwright.engine.expression.jsonata.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Items;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a function takes, {@code <s-n?:s>} (docs.jsonata.org, "Function signatures"): {@code s} a string, {@code n} a number,
 * {@code b} a boolean, {@code l} null, {@code a} an array, {@code o} an object, {@code f} a function, {@code j} any JSON, {@code x}
 * anything, {@code (...)} one of several; {@code -} context stands in, {@code ?} may be left out, {@code +} one or more.
 */
public final class Signature {

    private static final Map<Character, String> PLURALS =
            Map.of('a', "arrays", 'b', "booleans", 'f', "functions", 'n', "numbers", 'o', "objects", 's', "strings");
    private static final char MISSING = 'm';

    private final Parameter[] parameters;
    private final Pattern pattern;
    private final boolean simple;

    private Signature(List<Parameter> parameters) {
        this.parameters = parameters.toArray(Parameter[]::new);
        this.pattern = Pattern.compile(parameters.stream().map(it -> "(" + it.pattern() + it.suffix() + ")").collect(Collectors.joining()));
        this.simple = parameters.stream().noneMatch(Parameter::repeats);
    }

    /** @throws Failure {@code S0401}, {@code S0402} */
    public static Signature parse(String text) {
        return new Signature(new SignatureParser(text).parameters());
    }

    /**
     * The arguments as the function wants them: single values in arrays, the context where one is left out.
     *
     * @throws Failure {@code T0410}, {@code T0411}, {@code T0412}
     */
    public JsonNode[] validate(JsonNode[] arguments, JsonNode context) {
        return simple && fits(arguments) ? arguments : slowly(arguments, context);
    }

    private boolean fits(JsonNode[] arguments) {
        if (arguments.length != parameters.length) {
            return false;
        }
        for (var i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (argument == null || !parameters[i].takes(type(argument)) || parameters[i].symbol() == 'a'
                    && !(argument instanceof ArrayNode array && (parameters[i].inside().isEmpty() || areAll(parameters[i], array)))) {
                return false;
            }
        }
        return true;
    }

    private JsonNode[] slowly(JsonNode[] arguments, JsonNode context) {
        var types = new StringBuilder();
        for (JsonNode argument : arguments) {
            types.append(type(argument));
        }
        var match = pattern.matcher(types);
        if (!match.matches()) {
            throw mismatch(types, arguments);
        }
        return validated(match, arguments, context);
    }

    private JsonNode[] validated(Matcher match, JsonNode[] arguments, JsonNode context) {
        var validated = new ArrayList<JsonNode>();
        var at = 0;
        for (var i = 0; i < parameters.length; i++) {
            var parameter = parameters[i];
            var taken = match.group(i + 1);
            if (taken.isEmpty() && parameter.context()) {
                if (!parameter.takes(type(context)) && context != null) {
                    throw new Failure(Code.T0411).value(context).index(at + 1);
                }
                validated.add(context);
            } else if (taken.isEmpty()) {
                validated.add(at < arguments.length ? arguments[at] : null);
                at++;
            }
            for (var j = 0; j < taken.length(); j++) {
                var argument = at < arguments.length ? arguments[at] : null;
                validated.add(parameter.symbol() == 'a' && argument != null ? array(parameter, taken, argument, at) : argument);
                at++;
            }
        }
        return validated.toArray(JsonNode[]::new);
    }

    private static JsonNode array(Parameter parameter, String taken, JsonNode argument, int at) {
        if (!parameter.inside().isEmpty() && !(argument instanceof ArrayNode array ? areAll(parameter, array)
                : taken.equals(parameter.inside()))) {
            throw new Failure(Code.T0412).value(argument).index(at + 1)
                    .type(PLURALS.getOrDefault(parameter.inside().charAt(0), "undefined"));
        }
        return argument instanceof ArrayNode ? argument : Items.array(new ArrayList<>(Arrays.asList(argument)));
    }

    private static boolean areAll(Parameter parameter, ArrayNode array) {
        var wanted = parameter.inside().charAt(0);
        for (var i = 0; i < array.size(); i++) {
            var item = array.get(i);
            if (!(wanted == 'n' ? item instanceof NumericNode : type(item) == wanted)) {
                return false;
            }
        }
        return true;
    }

    /** The first argument that no way of reading the signature gets past. */
    private Failure mismatch(CharSequence types, JsonNode[] arguments) {
        var partial = new StringBuilder();
        var good = 0;
        for (Parameter parameter : parameters) {
            partial.append(parameter.pattern()).append(parameter.suffix());
            var match = Pattern.compile(partial.toString()).matcher(types);
            if (!match.lookingAt()) {
                break;
            }
            good = match.end();
        }
        return new Failure(Code.T0410).value(good < arguments.length ? arguments[good] : null).index(good + 1);
    }

    private static char type(JsonNode value) {
        if (value == null) {
            return MISSING;
        }
        return switch (value.getNodeType()) {
            case STRING -> 's';
            case NUMBER -> 'n';
            case BOOLEAN -> 'b';
            case NULL -> 'l';
            case ARRAY -> 'a';
            case OBJECT -> 'o';
            case POJO -> value instanceof FunctionNode ? 'f' : MISSING;
            case MISSING, BINARY -> MISSING;
        };
    }
}
