package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The evaluated arguments of one call, and the checks that all functions make of theirs. */
record Arguments(IntrinsicFunction function, List<JsonNode> values, String rawTemplate, Effort effort, Randomness randomness) {

    /** Far beyond any payload, near enough to keep a function from filling the memory. */
    static final int MAX_LENGTH = 8 * 1024 * 1024;
    /** Of a text that is looked at, and of one that is made, for the room it takes. */
    private static final int LETTERS_A_UNIT = 16;
    private static final int MADE_LETTERS_A_UNIT = 4;

    int count() {
        return values.size();
    }

    JsonNode any(int index) {
        return values.get(index);
    }

    ArrayNode array(int index) {
        return values.get(index) instanceof ArrayNode array ? array : refuse();
    }

    /** One that is looked through, with all that is in it: what names the same value a thousand times is larger than it seems. */
    ArrayNode arrayOfSomeSize(int index) {
        ArrayNode array = array(index);
        long length = Json.utf8Size(array, MAX_LENGTH);
        if (length > MAX_LENGTH) {
            throw tooLarge();
        }
        effort.spend(length / LETTERS_A_UNIT);
        return array;
    }

    /** The value as JSON text. */
    String json(int index) {
        String text = Json.write(values.get(index), MAX_LENGTH).orElseThrow(this::tooLarge);
        return made(text);
    }

    /** A text that the function made. */
    String made(String text) {
        effort.spend(text.length() / MADE_LETTERS_A_UNIT);
        return text;
    }

    private EvaluationException tooLarge() {
        return new EvaluationException(EvaluationException.DATA_LIMIT_EXCEEDED,
                function.text() + " was given a value of more than " + MAX_LENGTH + " characters");
    }

    ObjectNode object(int index) {
        return values.get(index) instanceof ObjectNode object ? object : refuse();
    }

    String string(int index) {
        return values.get(index).isTextual() ? values.get(index).textValue() : refuse();
    }

    String string(int index, int maxLength) {
        String text = string(index);
        return text.length() <= maxLength ? text : refuse();
    }

    double number(int index) {
        return values.get(index).isNumber() ? values.get(index).doubleValue() : refuse();
    }

    /** A whole number of 32 bits.  A fraction is cut off: reported of AWS, although the guide speaks of rounding. */
    int truncated(int index) {
        return toInt(number(index));
    }

    /** A whole number of 32 bits, rounded as the guide says of {@code States.MathAdd}: halves go up. */
    int rounded(int index) {
        return toInt(Math.floor(number(index) + 0.5));
    }

    private int toInt(double number) {
        double whole = number < 0 ? Math.ceil(number) : Math.floor(number);
        return whole >= Integer.MIN_VALUE && whole <= Integer.MAX_VALUE ? (int) whole : refuse();
    }

    <T> T refuse() {
        throw new Refusal("Invalid arguments in " + function.text());
    }

    <T> T refuse(String detail) {
        throw new Refusal("Invalid arguments in " + function.text() + ": " + detail);
    }

    /** A function does not take what it was given; {@link Intrinsic} turns it into the workflow's failure. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message, null, false, false);
        }
    }
}
