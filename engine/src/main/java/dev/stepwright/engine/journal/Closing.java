package dev.stepwright.engine.journal;

import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.RecordCodec;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The summary of an execution. It is closed with what the closing record says, never with what its updater wanted
 * (M_SUMMARY).
 */
final class Closing {

    static final String RUNNING = "RUNNING";

    private static final Payload NOTHING = Payload.ofText("{}");

    private final Journal journal;
    private final RecordCodec codec;
    private final Duration retention;

    Closing(Journal journal, RecordCodec codec, Duration retention) {
        this.journal = journal;
        this.codec = codec;
        this.retention = retention;
    }

    static Summary opened(String execution, Header header) {
        return new Summary(execution, header.stateMachine(), header.name(), RUNNING, header.startDate(), Optional.empty(),
                new byte[0]);
    }

    /** Idempotent: a summary closes once. */
    void close(Header header, Standing root) {
        var stopped = stoppedAt(root);
        var outcome = ((Stand.Ended) root.stand()).outcome();
        journal.store().close(new Summary(root.execution(), header.stateMachine(), header.name(), status(outcome),
                header.startDate(), Optional.of(stopped), codec.encode(slim(root))), stopped.plus(retention));
    }

    /** How a closed execution ended, from its summary. */
    Outcome outcome(Summary closed) {
        return ((Stand.Ended) codec.decode(closed.body()).frame().stand()).outcome();
    }

    static Instant stoppedAt(Standing root) {
        return root.last().events().isEmpty() ? root.last().time().wallClock()
                : root.last().events().getLast().timestamp();
    }

    static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> "SUCCEEDED";
            case Outcome.Failed failed -> "FAILED";
            case Outcome.Aborted aborted -> "ABORTED";
            case Outcome.TimedOut timedOut -> "TIMED_OUT";
        };
    }

    /** The outcome alone: the rest of the closing record is in the journal. */
    private static JournalRecord slim(Standing root) {
        var frame = root.frame();
        var outcome = ((Stand.Ended) frame.stand()).outcome();
        var input = outcome instanceof Outcome.Succeeded(var output) ? output : NOTHING;
        return new JournalRecord(root.last().time(), new Frame("", input, Optional.empty(), 0, List.of(), Map.of(),
                Optional.empty(), frame.events(), frame.stand()), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
