package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The summary of an execution. It is closed with what the closing record says, never with what its updater wanted
 * (M_SUMMARY).
 */
public final class Closing {

    public static final String RUNNING = "RUNNING";

    private static final Payload NOTHING = Payload.ofText("{}");

    private final Journal journal;
    private final RecordCodec codec;
    private final Duration retention;

    public Closing(Journal journal, RecordCodec codec, Duration retention) {
        this.journal = journal;
        this.codec = codec;
        this.retention = retention;
    }

    public Summary opened(String execution, Header header) {
        var named = named(header);
        var body = named.isEmpty() ? new byte[0] : codec.encode(new JournalRecord(HybridTime.ZERO, new Frame("", NOTHING, Optional.empty(),
                0, List.of(), Map.of(), Optional.empty(), 0, new Stand.Entering()), List.of(), Optional.empty(), Optional.empty(), named));
        return new Summary(execution, header.stateMachine(), header.name(), RUNNING, header.startDate(), Optional.empty(), body);
    }

    /** What a listing tells of the version and the alias that the execution was started with, if it was. */
    private static Optional<Header> named(Header header) {
        return header.stateMachineVersionArn().map(version -> new Header("", "", "", "", "", NOTHING, Instant.EPOCH, OptionalLong.empty(),
                Optional.empty(), Optional.of(version), header.stateMachineAliasArn(), Conduct.USUAL, Optional.empty()));
    }

    /** What a summary tells beside its columns. @param version with which it was started, or to which an alias led it */
    public record Told(Optional<Redrive> redrive, Optional<String> version, Optional<String> alias) {
    }

    public Told told(Summary summary) {
        if (summary.body().length == 0) {
            return new Told(Optional.empty(), Optional.empty(), Optional.empty());
        }
        var slim = codec.decode(summary.body());
        return new Told(slim.redrive(), slim.header().flatMap(Header::stateMachineVersionArn),
                slim.header().flatMap(Header::stateMachineAliasArn));
    }

    /** Idempotent: a summary closes once in each life. */
    public void close(Header header, Standing root) {
        var stopped = stoppedAt(root);
        var outcome = ((Stand.Ended) root.stand()).outcome();
        journal.store().close(summary(header, root, status(outcome), Optional.of(stopped), root.stand()),
                stopped.plus(retention));
    }

    /** Of an execution that is redriven. */
    public Summary reopened(Header header, Standing root) {
        return summary(header, root, RUNNING, Optional.empty(), new Stand.Entering());
    }

    private Summary summary(Header header, Standing root, String status, Optional<Instant> stopped, Stand stand) {
        return new Summary(root.execution(), header.stateMachine(), header.name(), status, header.startDate(), stopped,
                codec.encode(slim(header, root, stand)), root.last().redrive().map(Redrive::count).orElse(0),
                stopped.orElseGet(() -> root.last().redrive().map(Redrive::date).orElse(header.startDate())));
    }

    /** Of a closed execution: the history events that it had, as far as its root frame knew. */
    public long eventsOf(Summary closed) {
        return codec.decode(closed.body()).frame().events();
    }

    /** How a closed execution ended, from its summary. */
    public Outcome outcome(Summary closed) {
        return ((Stand.Ended) codec.decode(closed.body()).frame().stand()).outcome();
    }

    public static Instant stoppedAt(Standing root) {
        return root.last().events().isEmpty() ? root.last().time().wallClock()
                : root.last().events().getLast().timestamp();
    }

    public static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> "SUCCEEDED";
            case Outcome.Failed failed -> "FAILED";
            case Outcome.Aborted aborted -> "ABORTED";
            case Outcome.TimedOut timedOut -> "TIMED_OUT";
        };
    }

    /** What a summary tells: outcome, redrives, version and alias. The rest of the record is in the journal. */
    private static JournalRecord slim(Header header, Standing root, Stand stand) {
        var input = stand instanceof Stand.Ended(Outcome.Succeeded(var output)) ? output : NOTHING;
        var slim = new JournalRecord(root.last().time(), new Frame("", input, Optional.empty(), 0, List.of(), Map.of(),
                Optional.empty(), root.frame().events(), stand), List.of(), Optional.empty(), Optional.empty(),
                named(header));
        return root.last().redrive().map(slim::redriven).orElse(slim);
    }
}
