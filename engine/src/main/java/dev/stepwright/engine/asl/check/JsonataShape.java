package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.util.Set;

/** Fields that hold expressions of the JSONata dialect (States Language, "JSONata"). */
final class JsonataShape {

    /** What there is of {@code $states} (States Language, "Reserved Variable: $states"). */
    private static final Set<String> EVERYWHERE = Set.of("input", "context");
    private static final Set<String> BEHIND_A_CALL = Set.of("input", "context", "result");
    private static final Set<String> IN_A_CATCH = Set.of("input", "context", "errorOutput");

    /** Any JSON, with expressions anywhere in it: Arguments, Output. */
    static final Shape TEMPLATE = template(EVERYWHERE);
    /** Output and Assign of a state that has a result: Task, Parallel, Map. */
    static final Shape RESULT_TEMPLATE = template(BEHIND_A_CALL);
    /** Output and Assign of a catcher. */
    static final Shape CATCH_TEMPLATE = template(IN_A_CATCH);

    private static final Shape EXPRESSION = (value, findings) -> expression(value, EVERYWHERE, findings);

    /** Condition. */
    static final Shape CONDITION = (value, findings) -> {
        if (!value.json().isBoolean()) {
            Shape.TEXT.and(EXPRESSION).check(value, findings);
        }
    };
    /** Items: an array or an expression. */
    static final Shape ITEMS = (value, findings) -> {
        if (value.isText()) {
            EXPRESSION.check(value, findings);
        } else {
            Shape.ARRAY.and(TEMPLATE).check(value, findings);
        }
    };

    private JsonataShape() {
    }

    /** What the other shape asks for, or an expression that will give it. */
    static Shape or(Shape literal) {
        return (value, findings) -> (isExpression(value) ? EXPRESSION : literal).check(value, findings);
    }

    private static boolean isExpression(Place value) {
        return value.isText() && JsonataExpression.isMeant(value.text());
    }

    private static Shape template(Set<String> statesFields) {
        return (value, findings) -> template(value, statesFields, findings);
    }

    private static void template(Place value, Set<String> statesFields, Findings findings) {
        if (isExpression(value)) {
            expression(value, statesFields, findings);
        }
        value.fields().forEach(field -> template(field, statesFields, findings));
        value.items().forEach(item -> template(item, statesFields, findings));
    }

    private static void expression(Place value, Set<String> statesFields, Findings findings) {
        try {
            names(JsonataExpression.compileQuoted(value.text()), value, statesFields, findings);
        } catch (SyntaxException e) {
            // AWS leaves out the code of the error
            findings.error(Code.INVALID_JSONATA_EXPRESSION, value, e.getMessage().replaceFirst("^[A-Z]\\d{4}: ", ""));
        }
    }

    /** There is no document: names and {@code $} mean something only inside of paths, predicates and functions (AWS guide, "Reserved variable: $states"). */
    private static void names(JsonataExpression expression, Place value, Set<String> statesFields, Findings findings) {
        if (expression.readsDocument()) {
            findings.error(Code.INVALID_JSONATA_EXPRESSION, value, "Reference to '$$' is not supported.");
        }
        expression.topLevelNames().forEach(name -> findings.error(Code.UNSUPPORTED_JSONATA_EXPRESSION, value,
                "Reference to '" + name + "' at the top level is not supported."));
        for (var field : expression.statesFields()) {
            if (!statesFields.contains(field)) {
                findings.error(Code.UNSUPPORTED_JSONATA_EXPRESSION, value, "Field '$states." + field + "' does not exist.");
            }
        }
    }
}
