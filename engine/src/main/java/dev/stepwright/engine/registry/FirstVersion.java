package dev.stepwright.engine.registry;

import java.util.Optional;

/** The version that is published with the creation of a machine. Whether and how decides whether a creation is repeated. */
public record FirstVersion(Optional<String> description) {
}
