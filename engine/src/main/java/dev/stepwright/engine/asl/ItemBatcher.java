package dev.stepwright.engine.asl;

import java.util.Optional;

/**
 * Several items of a distributed Map state to one child execution (AWS guide, "ItemBatcher (Map)"). A batch ends at
 * whichever limit it meets first.
 *
 * @param maxItems      items of a batch
 * @param maxInputBytes bytes of a batch, its {@code batchInput} included
 * @param batchInput    what all batches get beside their {@code Items}
 */
public record ItemBatcher(Optional<Quantity> maxItems, Optional<Quantity> maxInputBytes, Optional<Template> batchInput) {
}
