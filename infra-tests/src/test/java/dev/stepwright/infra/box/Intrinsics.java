package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.infra.box.Identities.Identity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Replaces intrinsic functions by their values, as CloudFormation does (CloudFormation guide, "Intrinsic function reference").
 * Fails on one that the stack did not use so far, rather than pass it on as data.
 */
final class Intrinsics {

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region", Account.REGION,
            "AWS::AccountId", Account.ID,
            "AWS::Partition", Account.PARTITION,
            "AWS::URLSuffix", "amazonaws.com",
            "AWS::StackName", "Stepwright");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Function<String, Identity> identities;

    Intrinsics(Function<String, Identity> identities) {
        this.identities = identities;
    }

    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(resolve(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            var only = node.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue());
            }
        }
        var object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> object.set(entry.getKey(), resolve(entry.getValue())));
        return object;
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> text(ref(argument.textValue()));
            case "Fn::GetAtt" -> text(attribute(argument.get(0).textValue(), argument.get(1).textValue()));
            case "Fn::Join" -> text(String.join(argument.get(0).textValue(), texts(resolve(argument.get(1)))));
            case "Fn::Sub" -> text(VARIABLE.matcher(argument.textValue())
                    .replaceAll(match -> Matcher.quoteReplacement(substitute(match.group(1)))));
            case "Fn::Select" -> resolve(argument.get(1)).get(argument.get(0).asInt());
            case "Fn::Split" -> {
                var parts = JsonNodeFactory.instance.arrayNode();
                var separator = Pattern.quote(argument.get(0).textValue());
                for (var part : resolve(argument.get(1)).textValue().split(separator, -1)) {
                    parts.add(part);
                }
                yield parts;
            }
            default -> throw new AssertionError("The box does not know the intrinsic function " + function);
        };
    }

    private String substitute(String variable) {
        int dot = variable.indexOf('.');
        return dot < 0 ? ref(variable) : attribute(variable.substring(0, dot), variable.substring(dot + 1));
    }

    private String ref(String id) {
        return id.startsWith("AWS::") ? known(PSEUDO.get(id), id) : identities.apply(id).ref();
    }

    private String attribute(String id, String name) {
        return known(identities.apply(id).attributes().get(name), id + "." + name);
    }

    private static String known(String value, String what) {
        if (value == null) {
            throw new AssertionError("The box does not know " + what);
        }
        return value;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
