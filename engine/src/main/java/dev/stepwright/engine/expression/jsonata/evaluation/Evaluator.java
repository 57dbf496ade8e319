package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.jsonata.function.Library;
import dev.stepwright.engine.expression.jsonata.syntax.Names;
import dev.stepwright.engine.expression.jsonata.syntax.Part;
import dev.stepwright.engine.expression.jsonata.value.Run;

/** An expression, compiled. Immutable, and safe for any number of threads. */
public final class Evaluator {

    /** AWS gives expressions no document: what they see in its place has nothing in it. */
    static final JsonNode NO_DOCUMENT = JsonNodeFactory.instance.objectNode();

    private final Node root;

    private Evaluator(Node root) {
        this.root = root;
    }

    public static Evaluator of(Part expression, Names names) {
        return new Evaluator(new Compiler(names.bound()).compile(expression));
    }

    /**
     * What the expression gives, null when that is undefined; JSON only once {@link Result} has looked at it.
     *
     * @throws dev.stepwright.engine.expression.jsonata.value.Failure  an error of JSONata
     * @throws dev.stepwright.engine.expression.jsonata.value.Exceeded a bound was reached
     */
    public JsonNode evaluate(Surroundings surroundings, Run run) {
        var frame = new Frame(run, surroundings);
        var value = root.evaluate(NO_DOCUMENT, frame);
        return value instanceof TupleStream tuples ? Result.single(tuples.items()) : value;
    }

    /** Whether a name is that of a function that all expressions know. */
    public static boolean isBuiltIn(String name) {
        return Library.find(name) != null;
    }
}
