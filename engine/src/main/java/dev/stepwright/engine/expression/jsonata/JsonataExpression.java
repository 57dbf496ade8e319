package dev.stepwright.engine.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Compiled;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.evaluation.Evaluator;
import dev.stepwright.engine.expression.jsonata.evaluation.Result;
import dev.stepwright.engine.expression.jsonata.evaluation.Surroundings;
import dev.stepwright.engine.expression.jsonata.function.Refused;
import dev.stepwright.engine.expression.jsonata.syntax.Names;
import dev.stepwright.engine.expression.jsonata.syntax.Parser;
import dev.stepwright.engine.expression.jsonata.syntax.UnreadableException;
import dev.stepwright.engine.expression.jsonata.value.Exceeded;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    private final Evaluator evaluator;
    private final Names names;
    private final Set<String> variables;

    private JsonataExpression(String text, Evaluator evaluator, Names names) {
        this.text = text;
        this.evaluator = evaluator;
        this.names = names;
        this.variables = variables(names);
    }

    private static Set<String> variables(Names names) {
        if (names.read().isEmpty()) {
            return Set.of();
        }
        var variables = new TreeSet<>(names.read());
        variables.removeAll(names.bound());
        variables.removeIf(Evaluator::isBuiltIn);
        return Collections.unmodifiableSet(variables);
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
        return Compiled.of(JsonataExpression.class, quoted, JsonataExpression::unquoted);
    }

    private static JsonataExpression unquoted(String quoted) throws SyntaxException {
        if (!quoted.startsWith(OPENING) || !quoted.endsWith(CLOSING) || quoted.length() < 4) {
            throw new SyntaxException("Expected '{%' at the beginning and '%}' at the end", -1);
        }
        return compile(quoted.substring(2, quoted.length() - 2).strip());
    }

    /** Compiles the expression itself. */
    public static JsonataExpression compile(String text) throws SyntaxException {
        try {
            var expression = Parser.parse(text);
            var names = Names.of(expression);
            return new JsonataExpression(text, Evaluator.of(expression, names), names);
        } catch (Failure e) {
            throw new SyntaxException(e.getMessage(), e.position());
        } catch (UnreadableException e) {
            throw new SyntaxException(e.getMessage(), e.position());
        } catch (StackOverflowError _) {
            throw new SyntaxException("The expression is nested too deep", -1);
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
        var run = new Run(scope.effort(), randomness, scope::now);
        try {
            var value = evaluator.evaluate(new Sight(scope), run);
            if (value == null) {
                throw failure(field, "returned nothing (undefined).");
            }
            return Result.json(value, run).orElseThrow(() -> failure(field, "returned an unsupported result type."));
        } catch (Failure e) {
            throw thrown(field, ". ", e.getMessage());
        } catch (Refused e) {
            throw thrown(field, ". ", e.getMessage());
        } catch (Exceeded e) {
            throw thrown(field, ": ", e.getMessage());
        } catch (StackOverflowError _) {
            throw thrown(field, ": ", Exceeded.depth().getMessage());
        }
    }

    /** What the expression sees of the scope, each part of {@code $states} asked for when it is looked at. */
    private record Sight(JsonataScope scope) implements Surroundings {

        @Override
        public JsonNode variable(String name) {
            return name.equals("states") ? whole() : scope.variable(name);
        }

        private ObjectNode whole() {
            var states = Json.mapper().createObjectNode();
            for (var part : StatesPart.values()) {
                var value = scope.states(part);
                if (value != null) {
                    states.set(part.field(), value);
                }
            }
            return states;
        }

        @Override
        public JsonNode states(String field) {
            return StatesPart.named(field).map(scope::states).orElse(null);
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

    private EvaluationException thrown(String field, String mark, String reason) {
        return failure(field, "threw an error during evaluation" + mark
                + (reason.length() > MAX_QUOTED ? reason.substring(0, MAX_QUOTED) : reason));
    }

    private EvaluationException failure(String field, String what) {
        return new EvaluationException(EvaluationException.QUERY_EVALUATION_ERROR,
                "The JSONata expression '" + text + "' specified for the field '" + field + "' " + what, Optional.of(field));
    }

    /** The names of the workflow variables it refers to, without {@code $}, in order. */
    public Set<String> variables() {
        return variables;
    }

    /** What is read of {@code $states} by name, in order. */
    public Set<String> statesFields() {
        return names.fields();
    }

    /** Whether {@code $$} occurs. */
    public boolean readsDocument() {
        return names.document();
    }

    /** Names without a {@code $}, and {@code $} itself, that stand where there is no context item, in order. */
    public Set<String> topLevelNames() {
        return names.topLevel();
    }

    /** Whether it looks at that part of {@code $states}. */
    public boolean reads(StatesPart part) {
        return names.states() || names.fields().contains(part.field());
    }

    @Override
    public String toString() {
        return text;
    }
}
