package dev.stepwright.local.queue;

import dev.stepwright.engine.journal.port.Nudge;

/**
 * A nudge on its way.
 *
 * @param id       of its row
 * @param receives how often it has been received, this time included
 */
public record Message(long id, Nudge nudge, int receives) {
}
