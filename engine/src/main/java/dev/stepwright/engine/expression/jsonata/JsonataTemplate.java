package dev.stepwright.engine.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Fault;
import dev.stepwright.engine.expression.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * JSON in which texts can be expressions: {@code Arguments}, {@code Output}, {@code Assign}, {@code Items},
 * {@code ItemSelector} (States Language, "JSONata").
 */
public final class JsonataTemplate {

    private final String field;
    private final JsonataNode root;
    private final List<JsonataExpression> expressions;

    private JsonataTemplate(String field, JsonataNode root, List<JsonataExpression> expressions) {
        this.field = field;
        this.root = root;
        this.expressions = List.copyOf(expressions);
    }

    /**
     * Reports everything wrong with the source; a template with faults is not to be evaluated.
     *
     * @param field the field that holds it, for causes
     */
    public static JsonataTemplate compile(String field, JsonNode source, Consumer<Fault> faults) {
        var expressions = new ArrayList<JsonataExpression>();
        return new JsonataTemplate(field, JsonataNode.compile(source, field, "", expressions, faults), expressions);
    }

    /** @throws EvaluationException {@code States.QueryEvaluationError} when an expression of it fails */
    public JsonNode evaluate(JsonataScope scope, Randomness randomness) {
        return root.evaluate(scope, randomness);
    }

    /** As {@link #evaluate}, of a field that takes arrays only. */
    public JsonNode evaluateToArray(JsonataScope scope, Randomness randomness) {
        return root instanceof JsonataNode.Dynamic(var name, var expression)
                ? expression.evaluateTo("array", name, scope, randomness) : evaluate(scope, randomness);
    }

    /** The field that holds it. */
    public String field() {
        return field;
    }

    /** All expressions in it, in the order they stand. */
    public List<JsonataExpression> expressions() {
        return expressions;
    }

    /** The names of the workflow variables it refers to, without {@code $}, in order. */
    public Set<String> variables() {
        var names = new TreeSet<String>();
        expressions.forEach(expression -> names.addAll(expression.variables()));
        return names;
    }

    /** Whether it looks at that part of {@code $states}. */
    public boolean reads(StatesPart part) {
        return expressions.stream().anyMatch(expression -> expression.reads(part));
    }
}
