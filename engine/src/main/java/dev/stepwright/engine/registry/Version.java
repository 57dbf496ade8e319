package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a state machine: a revision that was given a number. It never changes.
 *
 * @param number         1 for the first of a machine; a number never comes again
 * @param revision       id of the revision
 * @param descriptionKey where {@link Publications} keeps the description, if there is one
 */
public record Version(long number, String revision, Instant created, Optional<String> descriptionKey) {
}
