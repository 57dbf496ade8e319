package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Awaited;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.journal.record.Resumed;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {

    private final RecordInput in;
    private final List<Payload> payloads;
    private final EventReader events;
    private final int format;

    /**
     * @param format 1: of an execution of the usual conduct; from 2 on the header tells it; from 3 on what a redrive left follows;
     *               from 4 on the header tells which task started it; in 5 variables are payloads, and the header tells of which
     *               Map Run the execution is a child
     */
    RecordReader(RecordInput in, List<Payload> payloads, int format) {
        this.in = in;
        this.payloads = payloads;
        this.format = format;
        this.events = new EventReader(in, payloads);
    }

    JournalRecord read() {
        var time = new HybridTime(in.number());
        var follows = in.optional(in::text);
        var lease = in.optional(() -> Duration.ofMillis(in.number()));
        var header = in.optional(this::header);
        var frame = frame();
        var happened = in.list(events::read);
        return format >= 3 ? new JournalRecord(time, frame, happened, follows, lease, header, in.optional(this::redrive),
                in.optional(this::resumed)) : new JournalRecord(time, frame, happened, follows, lease, header);
    }

    private Redrive redrive() {
        return new Redrive(in.count(), in.instant(), in.number(), in.list(() -> new Redrive.Token(in.text(), in.instant())));
    }

    private Resumed resumed() {
        return new Resumed(fork(), in.count(), in.list(this::some), in.list(this::some));
    }

    private Resumed.Some some() {
        return new Resumed.Some(fork(), BitSet.valueOf(in.bytes()));
    }

    private Resumed.Fork fork() {
        return new Resumed.Fork(in.text(), in.number(), in.number());
    }

    private Payload payload() {
        return payloads.get(in.count());
    }

    private Header header() {
        return new Header(in.text(), in.text(), in.text(), in.text(), in.text(), payload(), in.instant(),
                in.optionalNumber(), in.optional(in::text), in.optional(in::text), in.optional(in::text),
                format < 2 ? Conduct.USUAL : new Conduct(in.one() == 1, in.count()),
                format < 4 ? Optional.empty() : format == 4 ? Optional.of(origin()) : in.optional(this::origin),
                format < 5 ? Optional.empty() : in.optional(() -> new Header.OfMapRun(in.text(), in.text())));
    }

    private Origin origin() {
        return new Origin(in.text(), in.text(), in.number(), in.one() == 1);
    }

    private Frame frame() {
        return new Frame(in.text(), payload(), in.optional(in::instant), in.number(), in.list(in::count), variables(),
                in.optional(() -> new Frame.MapItem(in.count(), payload())), in.number(), stand());
    }

    private Map<String, Payload> variables() {
        var size = in.count();
        if (size == 0) {
            return Map.of();
        }
        var variables = new LinkedHashMap<String, Payload>();
        for (var i = 0; i < size; i++) {
            variables.put(in.text(), format < 5 ? Payload.ofText(in.text()) : payload());
        }
        return variables;
    }

    private Stand stand() {
        return switch (in.one()) {
            case StandTag.ENTERING -> new Stand.Entering();
            case StandTag.SCHEDULED -> new Stand.Scheduled(call());
            case StandTag.CALLING -> new Stand.Calling(call());
            case StandTag.AWAITING_TOKEN -> {
                var call = call();
                yield new Stand.Awaiting(call, awaited(call), in.optional(in::instant), in.optional(in::instant));
            }
            case StandTag.AWAITING -> new Stand.Awaiting(call(), awaited(), in.optional(in::instant), in.optional(in::instant));
            case StandTag.TOLD -> new Stand.Told(call(), outcome());
            case StandTag.WAITING -> new Stand.Waiting(in.instant());
            case StandTag.BACKING_OFF -> new Stand.BackingOff(in.instant());
            case StandTag.JOINING -> new Stand.Joining(in.count(), in.count(), in.optional(this::payload), payload());
            case StandTag.ENDED -> new Stand.Ended(ended());
            default -> throw unknown("stand");
        };
    }

    /** What a call is waited for by, where its record does not say. */
    static Awaited awaited(TaskCall call) {
        return switch (call.resource()) {
            case Resource.LambdaFunction _, Resource.Activity _ -> new Awaited.Token();
            case Resource.Service service -> switch (service.pattern()) {
                case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> new Awaited.Token();
                case SYNC, SYNC_2 -> new Awaited.Execution();
            };
        };
    }

    private Awaited awaited() {
        return switch (in.one()) {
            case StandTag.JOB -> new Awaited.Job(payload(), in.instant(), in.count());
            case StandTag.MAP_RUN -> new Awaited.MapRun(in.text());
            default -> throw unknown("way of waiting");
        };
    }

    private TaskCall call() {
        return new TaskCall(Resource.parse(in.text()).orElseThrow(() -> unknown("resource")), payload(), in.optionalNumber(),
                in.optionalNumber(), in.optional(in::text), in.optional(in::text));
    }

    private TaskOutcome outcome() {
        return switch (in.one()) {
            case StandTag.SUCCEEDED -> new TaskOutcome.Succeeded(payload());
            case StandTag.SUBMITTED -> new TaskOutcome.Submitted(in.optional(this::payload));
            case StandTag.FAILED -> new TaskOutcome.Failed(failure(), TaskOutcome.Phase.values()[in.one()]);
            case StandTag.TIMED_OUT -> new TaskOutcome.TimedOut(failure());
            default -> throw unknown("outcome of a task");
        };
    }

    private Stand.Outcome ended() {
        return switch (in.one()) {
            case StandTag.SUCCEEDED -> new Stand.Outcome.Succeeded(payload());
            case StandTag.FAILED -> new Stand.Outcome.Failed(failure());
            case StandTag.ABORTED -> new Stand.Outcome.Aborted(failure());
            case StandTag.TIMED_OUT -> new Stand.Outcome.TimedOut(failure());
            default -> throw unknown("outcome of a frame");
        };
    }

    private Failure failure() {
        return new Failure(in.optional(in::text), in.optional(in::text));
    }

    private static AssertionError unknown(String what) {
        return new AssertionError("a record with an unknown " + what);
    }
}
