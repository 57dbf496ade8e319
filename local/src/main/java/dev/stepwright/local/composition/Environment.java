package dev.stepwright.local.composition;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the services are that tasks call, and what functions are told of it. What the user's own environment says goes before
 * what was started along with this process.
 *
 * @param variables the process's own
 * @param started   endpoints of servers started along, by service as {@code AWS_ENDPOINT_URL_<SERVICE>} spells it
 */
public record Environment(Map<String, String> variables, Map<String, URI> started) {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL_";

    /** An endpoint to be set on a client; empty when the SDK finds the right one by itself. */
    Optional<URI> startedEndpoint(String service) {
        return variables.containsKey(ENDPOINT + service) ? Optional.empty() : Optional.ofNullable(started.get(service));
    }

    boolean names(String service) {
        return variables.containsKey(ENDPOINT + service);
    }

    boolean hasCredentials() {
        return variables.containsKey("AWS_ACCESS_KEY_ID") || variables.containsKey("AWS_PROFILE")
                || variables.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI") || variables.containsKey("AWS_WEB_IDENTITY_TOKEN_FILE");
    }

    /** Whether there is a file of profiles where the AWS CLI keeps it. */
    boolean hasProfiles() {
        var home = Path.of(variables.getOrDefault("HOME", System.getProperty("user.home")), ".aws");
        return variables.containsKey("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                || Files.exists(Path.of(variables.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString())))
                || Files.exists(Path.of(variables.getOrDefault("AWS_CONFIG_FILE", home.resolve("config").toString())));
    }

    /** Whether this machine has credentials of its own, which are asked for over the network. */
    static boolean isOnEc2() {
        try {
            return Files.readString(Path.of("/sys/devices/virtual/dmi/id/board_vendor")).startsWith("Amazon EC2");
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether calls to the service stay away from AWS, so that any credentials do. */
    boolean isElsewhere(String service) {
        return started.containsKey(service) || names(service) || variables.containsKey("AWS_ENDPOINT_URL");
    }

    /** What a function gets on top of the process's own environment, so that its SDK finds its way. */
    Map<String, String> forFunctions(Optional<URI> ownEndpoint, String region) {
        var added = new TreeMap<String, String>();
        ownEndpoint.ifPresent(endpoint -> {
            added.put(ENDPOINT + "SFN", endpoint.toString());
            added.put(ENDPOINT + "LAMBDA", endpoint.toString());
        });
        started.forEach((service, endpoint) -> added.put(ENDPOINT + service, endpoint.toString()));
        added.put("AWS_REGION", region);
        added.put("AWS_DEFAULT_REGION", region);
        if (!hasCredentials()) {
            added.put("AWS_ACCESS_KEY_ID", "local");
            added.put("AWS_SECRET_ACCESS_KEY", "local");
        }
        added.keySet().removeAll(variables.keySet());
        return new LinkedHashMap<>(added);
    }
}
