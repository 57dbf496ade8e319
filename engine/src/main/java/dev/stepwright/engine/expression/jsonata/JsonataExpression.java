package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Compiled;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.SyntaxException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.regex.PatternSyntaxException;

/**
 * A JSONata expression (AWS guide, "Transforming data with JSONata in Step Functions").  Immutable, and safe for any number
 * of threads.
 */
public final class JsonataExpression {

    private static final String OPENING = "{%";
    private static final String CLOSING = "%}";
    /** Of a value that does not fit, in the cause. */
    private static final int MAX_QUOTED = 256 * 1024;

    private final String text;
    private final Jsonata compiled;
    private final Mentions mentions;

    private JsonataExpression(String text, Jsonata compiled, Mentions mentions) {
        this.text = text;
        this.compiled = compiled;
        this.mentions = mentions;
    }

    /** Whether a text of a definition is meant to be an expression: it opens or closes one. */
    public static boolean isMeant(String text) {
        return text.startsWith(OPENING) || text.endsWith(CLOSING);
    }

    /**
     * Compiles a text of a definition, <code>{% ... %}</code>.
     *
     * @throws SyntaxException also when it lacks one of its ends: blanks before or behind them are not allowed
     */
    public static JsonataExpression compileQuoted(String quoted) throws SyntaxException {
        if (!quoted.startsWith(OPENING) || !quoted.endsWith(CLOSING) || quoted.length() < 4) {
            throw new SyntaxException("Expected '{%' at the beginning and '%}' at the end", -1);
        }
        return compile(quoted.substring(2, quoted.length() - 2).strip());
    }

    /** Compiles the expression itself. */
    public static JsonataExpression compile(String text) throws SyntaxException {
        return Compiled.of(JsonataExpression.class, text, JsonataExpression::compiled);
    }

    private static JsonataExpression compiled(String text) throws SyntaxException {
        var mentions = Mentions.of(text);
        try {
            var compiled = Jsonata.jsonata(text);
            compiled.setValidateInput(false);
            compiled.setOutputConvertNulls(false);
            Stream.of(LibraryFunctions.ALL, TextFunctions.ALL, ListFunctions.ALL, GuardedFunctions.ALL).flatMap(List::stream)
                    .forEach(function -> bindIfNamed(compiled, mentions, function.name(), function));
            AddedFunctions.PURE.forEach((name, function) -> bindIfNamed(compiled, mentions, name, function));
            return new JsonataExpression(text, compiled, mentions);
        } catch (JException e) {
            throw new SyntaxException(e.getError() + ": " + e.getMessage(), e.getLocation());
        } catch (PatternSyntaxException e) {
            throw new SyntaxException("S0302: " + e.getDescription(), -1);
        } catch (StackOverflowError _) {
            throw new SyntaxException("The expression is nested too deep", -1);
        } catch (RuntimeException e) {
            throw new SyntaxException("The expression cannot be parsed: " + e.getMessage(), -1);
        } finally {
            // the library lets a thread evaluate on what it compiled last, and write to it: give it one that nobody shares
            Jsonata.jsonata("0");
        }
    }

    private static void bindIfNamed(Jsonata compiled, Mentions mentions, String name, Jsonata.JFunction function) {
        if (mentions.names(name)) {
            compiled.registerFunction(name, function);
        }
    }

    /** The text it was compiled from, without what quotes it. */
    public String text() {
        return text;
    }

    /**
     * @param field the field it stands in, for the cause: {@code Output/total}
     * @throws EvaluationException {@code States.QueryEvaluationError} when it fails, gives nothing, or gives what is no JSON
     */
    public JsonNode evaluate(String field, JsonataScope scope, Randomness randomness) {
        var meter = new Meter(scope.effort(), text.indexOf('|') >= 0);
        var outer = Meter.enter(meter);
        try {
            var result = compiled.evaluate(null, bindings(meter, scope, randomness));
            if (result == null) {
                throw failure(field, "returned nothing (undefined).");
            }
            return Values.toJson(result);
        } catch (EvaluationException e) {
            throw e;
        } catch (Values.Unsupported e) {
            throw meter.exceeded() == null ? failure(field, "returned an unsupported result type.") : thrown(field, meter, e);
        } catch (RuntimeException | StackOverflowError e) {
            throw thrown(field, meter, e);
        } finally {
            Meter.enter(outer);
        }
    }

    /**
     * As {@link #evaluate}, of a field that takes values of one type only.
     *
     * @param type as JSONata names it: {@code array}, {@code number}, {@code string}, {@code boolean}
     */
    public JsonNode evaluateTo(String type, String field, JsonataScope scope, Randomness randomness) {
        var value = evaluate(field, scope, randomness);
        var actual = typeOf(value);
        if (!actual.equals(type)) {
            throw failure(field, "returned an unexpected result type. Expected '" + type + "', but was '" + actual
                    + "' for value: " + Json.write(value, MAX_QUOTED).orElse("one of more than " + MAX_QUOTED + " characters"));
        }
        return value;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    private Jsonata.Frame bindings(Meter meter, JsonataScope scope, Randomness randomness) {
        var frame = new Jsonata.Frame(null);
        meter.attach(frame);
        if (!mentions.parts().isEmpty()) {
            frame.bind("states", (Object) States.of(mentions.parts(), scope));
        }
        mentions.bound().forEach(name -> bind(frame, name, false, scope, randomness));
        mentions.free().forEach(name -> bind(frame, name, false, scope, randomness));
        mentions.called().forEach(name -> bind(frame, name, true, scope, randomness));
        return frame;
    }

    /** Binds what is neither bound when compiling nor known to the library. */
    private static void bind(Jsonata.Frame frame, String name, boolean called, JsonataScope scope, Randomness randomness) {
        var value = scope.variable(name);
        if (value != null) {
            frame.bind(name, Values.of(value));
        } else if (AddedFunctions.IMPURE.contains(name)) {
            frame.bind(name, (Object) AddedFunctions.impure(name, randomness, scope.now()));
        } else if (called && !BuiltIns.NAMES.contains(name)) {
            frame.bind(name, (Object) AddedFunctions.missing(name));
        }
    }

    /** A value that is quoted may be nested in itself. */
    private String safeReason(Throwable problem) {
        try {
            return reason(problem);
        } catch (StackOverflowError e) {
            return reason(e);
        }
    }

    /** What the library says, with the code of its error; what is not its own error without one. */
    private String reason(Throwable problem) {
        Throwable cause = problem;
        while (!(cause instanceof JException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case JException e -> LibraryErrors.say(e, text, mentions.called());
            case Meter.Exceeded e -> e.getMessage();
            case NativeFunction.Refused e -> e.getMessage();
            case NumberFormatException e -> LibraryErrors.say(e);
            case DateTimeParseException e -> LibraryErrors.say(e);
            case ClassCastException _ -> LibraryErrors.ofComparison(mentions.called());
            case StackOverflowError _ -> "The evaluation went too deep";
            case Values.Unsupported _ -> "A function cannot be used as a value here";
            default -> "The values do not fit the expression";
        };
    }

    private EvaluationException thrown(String field, Meter meter, Throwable problem) {
        var reason = meter.exceeded() == null ? safeReason(problem) : meter.exceeded().getMessage();
        return failure(field, "threw an error during evaluation. "
                + (reason.length() > MAX_QUOTED ? reason.substring(0, MAX_QUOTED) : reason));
    }

    private EvaluationException failure(String field, String what) {
        return new EvaluationException(EvaluationException.QUERY_EVALUATION_ERROR,
                "The JSONata expression '" + text + "' specified for the field '" + field + "' " + what, Optional.of(field));
    }

    /** The names of the workflow variables it refers to, without {@code $}, in order. */
    public Set<String> variables() {
        var names = new TreeSet<>(mentions.free());
        names.removeAll(BuiltIns.NAMES);
        return names;
    }

    /** Whether it looks at that part of {@code $states}. */
    public boolean reads(StatesPart part) {
        return mentions.parts().contains(part);
    }

    @Override
    public String toString() {
        return text;
    }
}
