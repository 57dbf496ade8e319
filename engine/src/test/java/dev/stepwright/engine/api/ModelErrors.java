package dev.stepwright.engine.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The errors that the service model lists for each action, but those of KMS. */
public final class ModelErrors {

    private ModelErrors() {
    }

    /** @param never why it never comes here; empty where it does */
    public record ModelError(String action, String code, Optional<String> never) {
    }

    public static List<ModelError> all() {
        try (var file = ModelErrors.class.getResourceAsStream("model-errors.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> {
                var parts = line.split(" - ", 2);
                var pair = parts[0].split(" ");
                return new ModelError(pair[0], pair[1], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
