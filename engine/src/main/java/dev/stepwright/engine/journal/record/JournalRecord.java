package dev.stepwright.engine.journal.record;

import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One record of a frame's journal (docs/protocol.md, "Words").
 *
 * @param time    hybrid logical time, which orders the records of all frames of an execution
 * @param frame   where the frame stands now
 * @param events  what happened since the record before
 * @param follows name of the frame whose last event the first event here follows, where that is not this frame's own: the
 *                child that finished last at a join, the sibling whose end let an iteration begin
 * @param lease   of a claim: how long it is good without being renewed
 * @param header  the constants of the execution, in record 0 of its root frame only
 * @param redrive in the root frame of an execution that was redriven
 * @param resumed where a redriven frame goes on with the children of an earlier life: while it waits to, and while it joins them
 */
public record JournalRecord(HybridTime time, Frame frame, List<HistoryEvent> events, Optional<String> follows,
                            Optional<Duration> lease, Optional<Header> header, Optional<Redrive> redrive,
                            Optional<Resumed> resumed) {

    /** Of an execution that was not redriven. */
    public JournalRecord(HybridTime time, Frame frame, List<HistoryEvent> events, Optional<String> follows,
                         Optional<Duration> lease, Optional<Header> header) {
        this(time, frame, events, follows, lease, header, Optional.empty(), Optional.empty());
    }

    /** The record after this one, with what every later one carries along. */
    public JournalRecord then(HybridTime at, Frame next, List<HistoryEvent> happened) {
        return new JournalRecord(at, next, happened, Optional.empty(), Optional.empty(), Optional.empty(), redrive, Optional.empty());
    }

    public JournalRecord following(Optional<String> other) {
        return new JournalRecord(time, frame, events, other, lease, header, redrive, resumed);
    }

    public JournalRecord leased(Optional<Duration> duration) {
        return new JournalRecord(time, frame, events, follows, duration, header, redrive, resumed);
    }

    public JournalRecord redriven(Redrive last) {
        return new JournalRecord(time, frame, events, follows, lease, header, Optional.of(last), resumed);
    }

    public JournalRecord resuming(Optional<Resumed> fork) {
        return new JournalRecord(time, frame, events, follows, lease, header, redrive, fork);
    }

    /** Whether it needs the format that came with redrives. */
    public boolean isOfRedrive() {
        return redrive.isPresent() || resumed.isPresent();
    }
}
