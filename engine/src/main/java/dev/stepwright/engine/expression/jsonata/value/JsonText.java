package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.Effort;

/** JSON text as JavaScript writes it (ECMAScript, "JSON.stringify"), and as {@code $string} does, which rounds numbers. */
public final class JsonText {

    private static final String INDENT = "  ";
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final Run run;
    private final boolean indented;
    private final boolean strict;
    private int paid;

    private JsonText(Run run, boolean indented, boolean strict) {
        this.run = run;
        this.indented = indented;
        this.strict = strict;
    }

    /**
     * As {@code $string} has it: numbers to fifteen digits, functions as empty texts.
     *
     * @throws Failure when there is a number in it that JSON cannot say
     */
    public static String of(JsonNode value, boolean indented, Run run) {
        var writer = new JsonText(run, indented, true);
        writer.write(value, 0);
        return writer.text.toString();
    }

    /** As sentences of errors quote it; {@code undefined} for what is not there. */
    static String quoted(JsonNode value) {
        if (value == null) {
            return "undefined";
        }
        if (value.isPojo()) {
            return isPlain(value) ? "undefined" : "function";
        }
        var writer = new JsonText(new Run(new Effort(), null, null), false, false);
        try {
            writer.write(value, 0);
        } catch (Exceeded _) {
            return "a value too large to be shown";
        }
        return writer.text.toString();
    }

    private void write(JsonNode value, int level) {
        run.level(level);
        switch (value) {
            case TextNode it -> quote(it.textValue());
            case NumericNode it -> number(it);
            case ArrayNode it -> array(it, level);
            case ObjectNode it -> object(it, level);
            case POJONode _ -> text.append(strict ? "\"\"" : isPlain(value) ? "null" : "\"function\"");
            case MissingNode _ -> text.append("null");
            default -> text.append(value.asText());
        }
        if (text.length() > paid) {
            run.text(text.length());
            paid = 2 * text.length();
        }
    }

    private void number(NumericNode node) {
        var number = node.doubleValue();
        if (!Double.isFinite(number)) {
            if (strict) {
                throw new Failure(Code.D1001).value(node);
            }
            text.append("null");
        } else {
            text.append(Numbers.text(strict ? Numbers.rounded(number) : number));
        }
    }

    private void array(ArrayNode array, int level) {
        text.append('[');
        for (var i = 0; i < array.size(); i++) {
            next(i == 0, level + 1);
            write(array.get(i), level + 1);
        }
        end(array.isEmpty(), level).append(']');
    }

    private void object(ObjectNode object, int level) {
        text.append('{');
        var first = true;
        for (var member : Members.of(object)) {
            if (!strict && isPlain(member.getValue())) {
                continue;
            }
            next(first, level + 1);
            first = false;
            quote(member.getKey());
            text.append(indented ? ": " : ":");
            write(member.getValue(), level + 1);
        }
        end(first, level).append('}');
    }

    /** JSON has no place for it: null in an array, and none in an object. */
    private static boolean isPlain(JsonNode value) {
        return value instanceof FunctionNode function && function.isPlain();
    }

    private void next(boolean first, int level) {
        if (!first) {
            text.append(',');
        }
        if (indented) {
            text.append('\n').repeat(INDENT, level);
        }
    }

    private StringBuilder end(boolean empty, int level) {
        return indented && !empty ? text.append('\n').repeat(INDENT, level) : text;
    }

    private void quote(String it) {
        text.append('"');
        for (var i = 0; i < it.length(); i++) {
            var c = it.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) && !isPaired(it, i)) {
                        text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                                .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
