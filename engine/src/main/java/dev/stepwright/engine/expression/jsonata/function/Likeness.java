package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.TreeMap;

/** A text that equal values share. Texts have an order, which keeps even those fast that were chosen to have the same hash. */
record Likeness(String text) implements Comparable<Likeness> {

    static Likeness of(JsonNode value, Run run) {
        var text = new StringBuilder();
        write(value, text, run, 0);
        return new Likeness(text.toString());
    }

    private static void write(JsonNode value, StringBuilder text, Run run, int level) {
        run.level(level);
        switch (value) {
            case TextNode it -> {
                run.spend(it.textValue().length() / 8);
                text.append('"').append(it.textValue().length()).append(':').append(it.textValue());
            }
            case NumericNode it -> text.append(Numbers.text(it.doubleValue())).append(',');
            case ArrayNode it -> {
                text.append('[');
                it.forEach(item -> write(item, text, run, level + 1));
                text.append(']');
            }
            case ObjectNode it -> {
                var sorted = new TreeMap<String, JsonNode>();
                it.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
                text.append('{');
                sorted.forEach((name, member) -> {
                    text.append(name.length()).append(':').append(name);
                    write(member, text, run, level + 1);
                });
                text.append('}');
            }
            default -> text.append(value.isPojo() ? "f" + System.identityHashCode(value) : value.asText()).append(',');
        }
        run.requireItems(text.length() / 8);
    }

    @Override
    public int compareTo(Likeness other) {
        return text.compareTo(other.text);
    }
}
