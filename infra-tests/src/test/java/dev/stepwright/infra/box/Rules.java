package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.infra.box.Template.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** EventBridge: hands events to the targets of the rules that match, with the input that their transformers make. */
final class Rules {

    private static final Pattern PLACE = Pattern.compile("<([^>]+)>");

    private final List<Resource> rules;
    private final Functions functions;

    Rules(Stack stack, Functions functions) {
        this.rules = stack.of("AWS::Events::Rule");
        this.functions = functions;
    }

    /** What the targets answered; those that failed to the end answered nothing. */
    List<JsonNode> publish(JsonNode event) {
        var answers = new ArrayList<JsonNode>();
        rules.stream().map(Resource::properties).filter(rule -> matches(rule.path("EventPattern"), event))
                .flatMap(rule -> StreamSupport.stream(rule.path("Targets").spliterator(), false))
                .forEach(target -> {
                    var alias = target.path("Arn").asText();
                    functions.permitted(alias, "events.amazonaws.com");
                    functions.invokeLater(alias, input(target, event).getBytes(StandardCharsets.UTF_8)).ifPresent(answers::add);
                });
        return answers;
    }

    /** The patterns that list values, which are all that the stack has. */
    private static boolean matches(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(entry -> StreamSupport.stream(entry.getValue().spliterator(), false)
                .anyMatch(value -> value.equals(event.path(entry.getKey()))));
    }

    private static String input(JsonNode target, JsonNode event) {
        var transformer = target.path("InputTransformer");
        if (transformer.isMissingNode()) {
            return event.toString();
        }
        return PLACE.matcher(transformer.path("InputTemplate").asText()).replaceAll(place -> Matcher.quoteReplacement(
                at(transformer.path("InputPathsMap").path(place.group(1)).asText(), event).toString()));
    }

    private static JsonNode at(String path, JsonNode event) {
        var found = event;
        for (var name : path.substring(1).split("\\.")) {
            found = name.isEmpty() ? found : found.path(name);
        }
        return found;
    }
}
