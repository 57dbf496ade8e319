package dev.stepwright.engine.journal.port;

import java.time.Instant;

/**
 * A hint that a frame stands at a record and may be able to move (docs/protocol.md, "Words").
 *
 * @param number of the record it speaks of
 * @param due    not to be acted on before; {@link Instant#EPOCH} for at once
 * @param sent   when it was first sent, which survives re-sending while it is ahead of its record
 * @param kind   what it is for
 */
public record Nudge(String execution, String frame, long number, Instant due, Instant sent, Kind kind) {

    /** STEP drives a frame; SWEEP goes down through every open frame; DEADLINE is the execution's own time-out. */
    public enum Kind { STEP, SWEEP, DEADLINE }
}
