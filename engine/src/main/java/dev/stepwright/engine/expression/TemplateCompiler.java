package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Turns the JSON of a payload template into nodes: constant parts stay whole. */
final class TemplateCompiler {

    private static final String SUFFIX = ".$";

    private final List<Expression> expressions;
    private final Consumer<Fault> faults;

    TemplateCompiler(List<Expression> expressions, Consumer<Fault> faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    TemplateNode compile(JsonNode source, String pointer) {
        int before = expressions.size();
        TemplateNode node = source.isObject() ? fields(source, pointer)
                : source.isArray() ? items(source, pointer) : new TemplateNode.Constant(source);
        boolean dynamic = expressions.size() > before;
        return dynamic ? node : new TemplateNode.Constant(source);
    }

    private TemplateNode fields(JsonNode source, String pointer) {
        var fields = new ArrayList<TemplateNode.Fields.Field>();
        for (var field : source.properties()) {
            String name = field.getKey();
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (name.endsWith(SUFFIX)) {
                String stem = name.substring(0, name.length() - SUFFIX.length());
                fields.add(new TemplateNode.Fields.Field(stem, dynamic(name, field.getValue(), at)));
            } else {
                fields.add(new TemplateNode.Fields.Field(name, compile(field.getValue(), at)));
            }
        }
        return new TemplateNode.Fields(List.copyOf(fields));
    }

    private TemplateNode items(JsonNode source, String pointer) {
        var items = new ArrayList<TemplateNode>();
        for (int i = 0; i < source.size(); i++) {
            items.add(compile(source.get(i), pointer + "/" + i));
        }
        return new TemplateNode.Items(List.copyOf(items));
    }

    private TemplateNode dynamic(String name, JsonNode value, String pointer) {
        if (!value.isTextual()) {
            return fault(pointer, "The value for the field '" + name + "' must be a STRING that contains a JSONPath "
                    + "but was an " + value.getNodeType());
        }
        try {
            Expression expression = Expression.compile(value.textValue());
            expressions.add(expression);
            return new TemplateNode.Dynamic(name, expression);
        } catch (SyntaxException _) {
            return fault(pointer, "The value for the field '" + name
                    + "' must be a valid JSONPath or a valid intrinsic function call");
        }
    }

    private TemplateNode fault(String pointer, String message) {
        faults.accept(new Fault(pointer, message));
        return new TemplateNode.Constant(NullNode.instance);
    }
}
