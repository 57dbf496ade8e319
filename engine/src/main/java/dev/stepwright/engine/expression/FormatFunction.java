package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;

/** {@code States.Format} (AWS guide, "Intrinsic for generic operation"). */
final class FormatFunction {

    private FormatFunction() {
    }

    static JsonNode format(Arguments in) {
        String template = in.rawTemplate() == null ? in.refuse() : in.rawTemplate();
        Iterator<JsonNode> values = in.values().subList(1, in.count()).iterator();
        var text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            switch (c) {
                case '\\' -> {
                    at++;
                    text.append(at < template.length() ? template.charAt(at) : c);
                }
                case '{' -> {
                    at++;
                    requireBrace(template, at);
                    append(values.hasNext() ? values.next() : miscounted(in), text);
                }
                case '}' -> throw new Arguments.Refusal(
                        "Invalid template in States.Format: matching '{' not found for '}'.");
                default -> text.append(c);
            }
            at++;
            requireRoom(text);
        }
        return values.hasNext() ? miscounted(in) : TextNode.valueOf(in.made(text.toString()));
    }

    private static void requireBrace(String template, int at) {
        if (at == template.length() || template.charAt(at) != '}') {
            throw new Arguments.Refusal("Invalid template in States.Format: matching '}' not found for '{'.");
        }
    }

    private static JsonNode miscounted(Arguments in) {
        return in.refuse("number of arguments do not match the occurrences of {}.");
    }

    private static void requireRoom(StringBuilder text) {
        if (text.length() > Arguments.MAX_LENGTH) {
            throw new EvaluationException(EvaluationException.DATA_LIMIT_EXCEEDED,
                    "States.Format makes a string of more than " + Arguments.MAX_LENGTH + " characters");
        }
    }

    /** Objects and arrays look as Java prints them, {@code {a=1, b=[x, y]}}: seen on AWS. */
    private static void append(JsonNode value, StringBuilder text) {
        requireRoom(text);
        if (value.isObject()) {
            String separator = "{";
            for (var field : value.properties()) {
                text.append(separator).append(field.getKey()).append('=');
                append(field.getValue(), text);
                separator = ", ";
            }
            text.append(value.isEmpty() ? "{}" : "}");
        } else if (value.isArray()) {
            String separator = "[";
            for (JsonNode item : value) {
                text.append(separator);
                append(item, text);
                separator = ", ";
            }
            text.append(value.isEmpty() ? "[]" : "]");
        } else {
            text.append(value.asText());
        }
    }
}
