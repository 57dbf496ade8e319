package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * JSON in which a field {@code "name.$"} stands for a field {@code "name"} with the value of a path or an intrinsic
 * function: {@code Parameters}, {@code ItemSelector}, {@code ResultSelector}, {@code Assign} (States Language, "Payload
 * Template").
 */
public final class PayloadTemplate {

    private final TemplateNode root;
    private final List<Expression> expressions;
    private final Set<String> variables;

    private PayloadTemplate(TemplateNode root, List<Expression> expressions) {
        this.root = root;
        this.expressions = List.copyOf(expressions);
        var names = new HashSet<String>();
        expressions.forEach(expression -> names.addAll(expression.variables()));
        this.variables = Set.copyOf(names);
    }

    /**
     * Reports everything wrong with the source.  What a faulty field stands for is null, so that a template comes back in
     * any case; one with faults is not to be evaluated.
     */
    public static PayloadTemplate compile(JsonNode source, Consumer<Fault> faults) {
        var expressions = new ArrayList<Expression>();
        return new PayloadTemplate(new TemplateCompiler(expressions, faults).compile(source, ""), expressions);
    }

    /** A template that is the same whatever it sees. */
    public static PayloadTemplate constant(JsonNode value) {
        return new PayloadTemplate(new TemplateNode.Constant(value), List.of());
    }

    /** @throws EvaluationException {@code States.Runtime} when a path or a function of it fails */
    public JsonNode evaluate(Scope scope, Randomness randomness) {
        return root.evaluate(scope, randomness);
    }

    /** Whether it holds neither paths nor functions. */
    public boolean isConstant() {
        return expressions.isEmpty();
    }

    /** All paths and functions in it, in the order they stand. */
    public List<Expression> expressions() {
        return expressions;
    }

    /** The names of the variables it refers to, without {@code $}. */
    public Set<String> variables() {
        return variables;
    }

    /** Whether it looks at {@link Scope#input()}. */
    public boolean readsInput() {
        return expressions.stream().anyMatch(Expression::readsInput);
    }

    /** Whether it looks at {@link Scope#context()}. */
    public boolean readsContext() {
        return expressions.stream().anyMatch(Expression::readsContext);
    }
}
