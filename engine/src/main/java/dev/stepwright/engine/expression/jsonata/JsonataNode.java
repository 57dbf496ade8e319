package dev.stepwright.engine.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.stepwright.engine.expression.Fault;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A part of a template, ready to be evaluated; parts without expressions stay whole. */
sealed interface JsonataNode {

    JsonNode evaluate(JsonataScope scope, Randomness randomness);

    record Constant(JsonNode value) implements JsonataNode {
        @Override
        public JsonNode evaluate(JsonataScope scope, Randomness randomness) {
            return value;
        }
    }

    /** @param place the field as causes name it: {@code Arguments/FunctionName} */
    record Dynamic(String place, JsonataExpression expression) implements JsonataNode {
        @Override
        public JsonNode evaluate(JsonataScope scope, Randomness randomness) {
            return expression.evaluate(place, scope, randomness);
        }
    }

    record Fields(List<Field> fields) implements JsonataNode {
        record Field(String name, JsonataNode value) {
        }

        @Override
        public JsonNode evaluate(JsonataScope scope, Randomness randomness) {
            var object = Json.mapper().createObjectNode();
            fields.forEach(field -> object.set(field.name(), field.value().evaluate(scope, randomness)));
            return object;
        }
    }

    record Items(List<JsonataNode> items) implements JsonataNode {
        @Override
        public JsonNode evaluate(JsonataScope scope, Randomness randomness) {
            var array = Json.mapper().createArrayNode();
            items.forEach(item -> array.add(item.evaluate(scope, randomness)));
            return array;
        }
    }

    static JsonataNode compile(JsonNode source, String place, String pointer, List<JsonataExpression> expressions,
                               Consumer<Fault> faults) {
        var before = expressions.size();
        var node = switch (source.getNodeType()) {
            case OBJECT -> fields(source, place, pointer, expressions, faults);
            case ARRAY -> items(source, place, pointer, expressions, faults);
            case STRING -> text(source, place, pointer, expressions, faults);
            case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> new Constant(source);
        };
        return expressions.size() > before ? node : new Constant(source);
    }

    private static JsonataNode fields(JsonNode source, String place, String pointer, List<JsonataExpression> expressions,
                                      Consumer<Fault> faults) {
        var fields = new ArrayList<Fields.Field>();
        for (var field : source.properties()) {
            var name = field.getKey();
            fields.add(new Fields.Field(name, compile(field.getValue(), place + "/" + name,
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"), expressions, faults)));
        }
        return new Fields(List.copyOf(fields));
    }

    private static JsonataNode items(JsonNode source, String place, String pointer, List<JsonataExpression> expressions,
                                     Consumer<Fault> faults) {
        var items = new ArrayList<JsonataNode>();
        for (var i = 0; i < source.size(); i++) {
            items.add(compile(source.get(i), place + "[" + i + "]", pointer + "/" + i, expressions, faults));
        }
        return new Items(List.copyOf(items));
    }

    private static JsonataNode text(JsonNode source, String place, String pointer, List<JsonataExpression> expressions,
                                    Consumer<Fault> faults) {
        if (!JsonataExpression.isMeant(source.textValue())) {
            return new Constant(source);
        }
        try {
            var expression = JsonataExpression.compileQuoted(source.textValue());
            expressions.add(expression);
            return new Dynamic(place, expression);
        } catch (SyntaxException e) {
            faults.accept(new Fault(pointer, e.getMessage()));
            return new Constant(NullNode.instance);
        }
    }
}
