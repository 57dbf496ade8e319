package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import java.util.ArrayList;
import java.util.List;

/** Spoils trees, texts and bytes. */
record Mutation(Dice dice) {

    /** A copy in which one value, somewhere, was removed, replaced, moved or renamed. */
    JsonNode tree(JsonNode tree) {
        var copy = (JsonNode) tree.deepCopy();
        var containers = containers(copy);
        switch (dice.pick(containers)) {
            case ObjectNode object when !object.isEmpty() -> {
                var name = dice.pick(List.copyOf(names(object)));
                var old = object.remove(name);
                if (!dice.oneIn(3)) {
                    object.set(dice.oneIn(4) ? new Values(dice).name() : name, replacement(old, containers));
                }
            }
            case ArrayNode array when !array.isEmpty() -> {
                var place = dice.below(array.size());
                var old = array.remove(place);
                if (!dice.oneIn(3)) {
                    array.insert(place, replacement(old, containers));
                }
            }
            default -> { }
        }
        return canBeWritten(copy) ? copy : tree;
    }

    private static boolean canBeWritten(JsonNode tree) {
        try {
            return !Json.isLargerThan(tree, 1_000_000);
        } catch (EvaluationException _) {
            return false;
        }
    }

    private JsonNode replacement(JsonNode old, List<JsonNode> containers) {
        return dice.<JsonNode>any(() -> new Values(dice).value(2), () -> JsonNodeFactory.instance.textNode(new Expressions(dice).any()),
                () -> dice.pick(containers).deepCopy(), () -> JsonNodeFactory.instance.arrayNode().add(old),
                () -> old.isTextual() ? JsonNodeFactory.instance.textNode(new Expressions(dice).spoilt(old.textValue())) : old);
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> containers(JsonNode tree) {
        var found = new ArrayList<>(List.of(tree));
        for (var i = 0; i < found.size() && i < 5000; i++) {
            found.get(i).forEach(child -> {
                if (child.isContainerNode()) {
                    found.add(child);
                }
            });
        }
        return found;
    }

    byte[] bytes(byte[] bytes) {
        var spoilt = java.util.Arrays.copyOf(bytes, dice.oneIn(3) ? dice.below(bytes.length + 1) : bytes.length);
        for (var i = 1 + dice.below(4); i > 0 && spoilt.length > 1; i--) {
            spoilt[1 + dice.below(spoilt.length - 1)] = (byte) dice.below(256);
        }
        return spoilt;
    }
}
