package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import dev.stepwright.engine.expression.jsonata.JsonataTemplate;

/** Fields that hold expressions of the JSONata dialect (States Language, "JSONata"). */
final class JsonataShape {

    private static final String FAULTY = "The JSONata expression is not valid: ";

    /** Any JSON, with expressions anywhere in it: Arguments, Output. */
    static final Shape TEMPLATE = JsonataShape::template;
    /** Condition. */
    static final Shape CONDITION = (value, findings) -> {
        if (!value.json().isBoolean()) {
            Shape.TEXT.and(JsonataShape::expression).check(value, findings);
        }
    };
    /** Items: an array or an expression. */
    static final Shape ITEMS = (value, findings) -> {
        if (value.isText()) {
            expression(value, findings);
        } else {
            Shape.ARRAY.and(TEMPLATE).check(value, findings);
        }
    };

    private JsonataShape() {
    }

    /** What the other shape asks for, or an expression that will give it. */
    static Shape or(Shape literal) {
        return (value, findings) -> {
            if (value.isText() && JsonataExpression.isMeant(value.text())) {
                expression(value, findings);
            } else {
                literal.check(value, findings);
            }
        };
    }

    private static void expression(Place value, Findings findings) {
        try {
            JsonataExpression.compileQuoted(value.text());
        } catch (SyntaxException e) {
            findings.error(value, FAULTY + e.getMessage());
        }
    }

    private static void template(Place value, Findings findings) {
        JsonataTemplate.compile(value.name(), value.json(),
                fault -> findings.error(value.at(fault.pointer()), FAULTY + fault.message()));
    }
}
