package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;

/**
 * How two values stand to each other in a filter. Texts compare with texts and numbers with numbers; an expected text also with a
 * number, whose text it has to be, or with a boolean. What is null, or the text "null", comes before all else.
 */
enum Relation {

    // in the order in which json-path 2.0.0 looks for the signs
    EQUAL("=="), AT_LEAST(">="), AT_MOST("<="), DIFFERENT("!="), BELOW("<"), ABOVE(">"), MATCHES("=~");

    static final int LETTERS_A_UNIT = 16;

    /** Of two values of which neither comes before the other, and which are not equal either. */
    private static final int NONE = Integer.MIN_VALUE;
    private static final long WHOLE_IN_A_DOUBLE = 1L << 53;

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /** @param expected what stands on the right, a node or a literal like the model on the left */
    boolean holds(Object expected, Object model, Criterion.Stand stand) {
        boolean isOrder = this != EQUAL && this != DIFFERENT;
        if (isOrder && isNullNode(expected) != isNullNode(model)) {
            return false;
        }
        return holds(order(expected, model, stand));
    }

    /** The same of the common case. */
    boolean holds(Literal expected, JsonNode model, Criterion.Stand stand) {
        if (!expected.isNull() && model instanceof NumericNode) {
            return holds(ofNumbers(expected, model, stand));
        }
        if (!expected.isNull() && model instanceof BooleanNode) {
            return holds(Boolean.compare(expected.isTrue(), model.booleanValue()));
        }
        return holds((Object) expected, model, stand);
    }

    private boolean holds(int order) {
        if (order == NONE) {
            return false;
        }
        return switch (this) {
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
            case ABOVE -> order < 0;
            case AT_LEAST -> order <= 0;
            case BELOW -> order > 0;
            case AT_MOST -> order >= 0;
            case MATCHES -> throw new AssertionError("a pattern is no order");
        };
    }

    /** Below 0 when the expected value comes first. */
    private static int order(Object expected, Object model, Criterion.Stand stand) {
        boolean expectsNull = isNull(expected);
        boolean isNull = isNull(model);
        if (expectsNull || isNull) {
            return expectsNull && isNull ? 0 : expectsNull ? -1 : 1;
        }
        if (expected instanceof Literal literal) {
            return isNumber(model) ? ofNumbers(literal, (JsonNode) model, stand) : ofText(literal.plain(), model, stand);
        }
        if (!(expected instanceof JsonNode one)) {
            return NONE;
        }
        if (!one.isTextual()) {
            return model instanceof JsonNode other ? ofNodes(one, other) : NONE;
        }
        return isNumber(model) ? ofNumbers(Literal.of(one.textValue()), (JsonNode) model, stand)
                : ofText(Literal.plain(one.textValue()), model, stand);
    }

    private static boolean isNumber(Object value) {
        return value instanceof JsonNode node && node.isNumber();
    }

    private static int ofNodes(JsonNode expected, JsonNode model) {
        if (expected.isNumber() && model.isNumber()) {
            return Integer.signum(decimal(expected).compareTo(decimal(model)));
        }
        return expected.isBoolean() && model.isBoolean() ? Boolean.compare(expected.booleanValue(), model.booleanValue()) : NONE;
    }

    private static int ofText(String expected, Object model, Criterion.Stand stand) {
        if (model instanceof Literal literal) {
            return Integer.signum(expected.compareTo(literal.text()));
        }
        if (!(model instanceof JsonNode node)) {
            return NONE;
        }
        if (node.isTextual()) {
            stand.effort().spend(expected.length() / LETTERS_A_UNIT);
            return Integer.signum(expected.compareTo(node.textValue()));
        }
        return node.isBoolean() ? Boolean.compare(Boolean.parseBoolean(expected), node.booleanValue()) : NONE;
    }

    private static int ofNumbers(Literal expected, JsonNode model, Criterion.Stand stand) {
        if (expected.number() == null) {
            throw stand.inWords() ? PathFault.notApplicable("The text '" + expected.text() + "' is compared with a number")
                    : PathFault.NOT_APPLICABLE;
        }
        boolean isDouble = expected.isDouble() && (model instanceof DoubleNode || model.canConvertToLong() && model.isIntegralNumber()
                && Math.abs(model.longValue()) < WHOLE_IN_A_DOUBLE);
        if (!isDouble) {
            return Integer.signum(expected.number().compareTo(decimal(model)));
        }
        double value = model.doubleValue();
        return expected.value() < value ? -1 : expected.value() > value ? 1 : 0;
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.numberValue().toString());
    }

    private static boolean isNullNode(Object value) {
        return value instanceof JsonNode node && node.isNull();
    }

    private static boolean isNull(Object value) {
        if (value instanceof Literal literal) {
            return literal.isNull();
        }
        return value instanceof JsonNode node && (node.isNull() || node.isTextual() && node.textValue().equals("null"));
    }
}
