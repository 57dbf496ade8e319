package dev.stepwright.engine.asl.check;

import dev.stepwright.models.ServiceModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which services and actions AWS SDK integrations can name (AWS guide, "Using AWS SDK service integrations"): the service in small
 * letters as the SDK for Java names its package, the action with a small first letter.
 */
final class SdkActions {

    private static final Map<String, Set<String>> BY_SERVICE = read();

    private SdkActions() {
    }

    static boolean has(String service, String action) {
        var listed = BY_SERVICE.get(service);
        return listed == null ? ServiceModels.known().has(service, action) : listed.contains(action);
    }

    private static Map<String, Set<String>> read() {
        try (var file = SdkActions.class.getResourceAsStream("sdk-actions.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toUnmodifiableMap(words -> words[0],
                            words -> Arrays.stream(words).skip(1).collect(Collectors.toUnmodifiableSet())));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of actions lies beside the class that reads it", e);
        }
    }
}
