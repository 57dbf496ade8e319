package dev.stepwright.engine.journal.record;

import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One record of a frame's journal (DURABLE.md, "Words").
 *
 * @param time    hybrid logical time, which orders the records of all frames of an execution
 * @param frame   where the frame stands now
 * @param events  what happened since the record before
 * @param follows name of the frame whose last event the first event here follows, where that is not this frame's own: the
 *                child that finished last at a join, the sibling whose end let an iteration begin
 * @param lease   of a claim: how long it is good without being renewed
 * @param header  the constants of the execution, in record 0 of its root frame only
 */
public record JournalRecord(HybridTime time, Frame frame, List<HistoryEvent> events, Optional<String> follows,
                            Optional<Duration> lease, Optional<Header> header) {
}
