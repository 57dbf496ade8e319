package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads of the context object that find nothing (AWS guide, "Accessing execution data from the Context object"). */
final class ContextDoubt {

    private static final String NAME = "(?:\\.(\\w+)|\\[['\"](\\w+)['\"]])";
    private static final Pattern IN_A_PATH = Pattern.compile("\\$\\$" + NAME + NAME + "?");
    private static final Pattern IN_JSONATA = Pattern.compile("\\$states\\.context\\.(\\w+)()(?:\\.(\\w+)())?");

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Execution", Set.of("Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"),
            "State", Set.of("EnteredTime", "Name", "RetryCount"), "StateMachine", Set.of("Id", "Name"),
            "Task", Set.of("Token"), "Map", Set.of("Item"));

    private ContextDoubt() {
    }

    static void check(Place value, Place state, QueryLanguage dialect, Findings findings) {
        var reads = switch (dialect) {
            case JSON_PATH -> IN_A_PATH;
            case JSONATA -> IN_JSONATA;
        };
        var found = reads.matcher(value.text());
        while (found.find()) {
            doubt(name(found.group(1), found.group(2)), name(found.group(3), found.group(4)), state)
                    .ifPresent(why -> findings.warning(Code.PATH_NEVER_MATCHES, value, "'" + found.group() + "' finds nothing: " + why));
        }
    }

    private static String name(String first, String second) {
        return first != null && !first.isEmpty() ? first : second == null ? "" : second;
    }

    private static Optional<String> doubt(String object, String field, Place state) {
        var fields = FIELDS.get(object);
        if (fields == null) {
            return Optional.of("the context object has no field '" + object + "'");
        }
        if (!field.isEmpty() && !fields.contains(field)) {
            return Optional.of("the context object's '" + object + "' has no field '" + field + "'");
        }
        return switch (object) {
            case "Task" -> waitsForToken(state) ? Optional.empty()
                    : Optional.of("only a Task whose Resource ends with '.waitForTaskToken' has a token");
            case "Map" -> isOfMap(state) ? Optional.empty() : Optional.of("there is no Map state around");
            default -> Optional.empty();
        };
    }

    private static boolean waitsForToken(Place state) {
        return state.get("Resource").map(Place::text).orElse("").endsWith(".waitForTaskToken");
    }

    private static boolean isOfMap(Place state) {
        for (var place = Optional.of(state); place.isPresent(); place = place.get().parent()) {
            if (WorkflowPlace.processor(place.get()).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
