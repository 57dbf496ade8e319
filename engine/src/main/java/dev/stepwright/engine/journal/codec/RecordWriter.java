package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Awaited;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.journal.record.Resumed;
import dev.stepwright.engine.payload.Payload;
import java.util.List;

/** A record's content, in the order {@link RecordReader} expects. */
final class RecordWriter {

    private final RecordOutput out;
    private final PayloadTable payloads;
    private final EventWriter events;
    private final int format;

    /** @param format {@link #format(JournalRecord)} of what it writes */
    RecordWriter(RecordOutput out, PayloadTable payloads, int format) {
        this.out = out;
        this.payloads = payloads;
        this.format = format;
        this.events = new EventWriter(out, payloads);
    }

    void write(JournalRecord journalRecord) {
        out.number(journalRecord.time().value());
        out.optional(journalRecord.follows(), out::text);
        out.optional(journalRecord.lease(), lease -> out.number(lease.toMillis()));
        out.optional(journalRecord.header(), this::header);
        frame(journalRecord.frame());
        out.number(journalRecord.events().size());
        var before = 0L;
        for (HistoryEvent event : journalRecord.events()) {
            before = events.write(event, before);
        }
        if (format >= 3) {
            out.optional(journalRecord.redrive(), this::redrive);
            out.optional(journalRecord.resumed(), this::resumed);
        }
    }

    private void redrive(Redrive redrive) {
        out.number(redrive.count());
        out.instant(redrive.date());
        out.number(redrive.number());
        out.number(redrive.tokens().size());
        redrive.tokens().forEach(token -> {
            out.text(token.hash());
            out.instant(token.date());
        });
    }

    private void resumed(Resumed resumed) {
        fork(resumed.fork());
        out.number(resumed.created());
        some(resumed.kept());
        some(resumed.left());
    }

    private void some(List<Resumed.Some> parts) {
        out.number(parts.size());
        parts.forEach(some -> {
            fork(some.fork());
            var bits = some.children().toByteArray();
            out.number(bits.length);
            out.append(bits);
        });
    }

    private void fork(Resumed.Fork fork) {
        out.text(fork.frame());
        out.number(fork.number());
        out.number(fork.events());
    }

    /** The oldest format that can hold it: workers of the version before read that too. */
    static int format(JournalRecord journalRecord) {
        var frame = journalRecord.frame();
        return !frame.variables().isEmpty() || isToldApart(frame.stand()) ? 5
                : Math.max(journalRecord.isOfRedrive() ? 3 : 1, journalRecord.header().map(RecordWriter::format).orElse(1));
    }

    /** Whether what the frame waits for does not follow from its call. */
    private static boolean isToldApart(Stand stand) {
        return stand instanceof Stand.Awaiting(var call, var awaited, _, _) && !awaited.equals(RecordReader.awaited(call));
    }

    private static int format(Header header) {
        return header.item().isPresent() ? 5 : header.origin().isPresent() ? 4 : header.conduct().equals(Conduct.USUAL) ? 1 : 2;
    }

    private void payload(Payload payload) {
        out.number(payloads.place(payload));
    }

    private void header(Header header) {
        out.text(header.name());
        out.text(header.stateMachine());
        out.text(header.stateMachineName());
        out.text(header.revision());
        out.text(header.roleArn());
        payload(header.input());
        out.instant(header.startDate());
        out.optional(header.timeoutSeconds());
        out.optional(header.traceHeader(), out::text);
        out.optional(header.stateMachineVersionArn(), out::text);
        out.optional(header.stateMachineAliasArn(), out::text);
        if (format > 1) {
            out.one(header.conduct().large() ? 1 : 0);
            out.number(header.conduct().runAhead());
        }
        if (format == 4) {
            origin(header.origin().orElseThrow());
        }
        if (format > 4) {
            out.optional(header.origin(), this::origin);
            out.optional(header.item(), item -> {
                out.text(item.mapRun());
                out.text(item.mapState());
            });
        }
    }

    private void origin(Origin origin) {
        out.text(origin.execution());
        out.text(origin.frame());
        out.number(origin.claim());
        out.one(origin.waits() ? 1 : 0);
    }

    private void frame(Frame frame) {
        out.text(frame.state());
        payload(frame.input());
        out.optional(frame.enteredAt(), out::instant);
        out.number(frame.enteredEventId());
        out.number(frame.retries().size());
        frame.retries().forEach(out::number);
        out.number(frame.variables().size());
        frame.variables().forEach((name, value) -> {
            out.text(name);
            payload(value);
        });
        out.optional(frame.item(), item -> {
            out.number(item.index());
            payload(item.value());
        });
        out.number(frame.events());
        stand(frame.stand());
    }

    private void stand(Stand stand) {
        switch (stand) {
            case Stand.Entering() -> out.one(StandTag.ENTERING);
            case Stand.Scheduled(var call) -> call(StandTag.SCHEDULED, call);
            case Stand.Calling(var call) -> call(StandTag.CALLING, call);
            case Stand.Awaiting(var call, var awaited, var deadline, var heartbeat) -> {
                call(isToldApart(stand) ? StandTag.AWAITING : StandTag.AWAITING_TOKEN, call);
                if (isToldApart(stand)) {
                    awaited(awaited);
                }
                out.optional(deadline, out::instant);
                out.optional(heartbeat, out::instant);
            }
            case Stand.Told(var call, var outcome) -> {
                call(StandTag.TOLD, call);
                outcome(outcome);
            }
            case Stand.Waiting(var until) -> {
                out.one(StandTag.WAITING);
                out.instant(until);
            }
            case Stand.BackingOff(var until) -> {
                out.one(StandTag.BACKING_OFF);
                out.instant(until);
            }
            case Stand.Joining(var width, var concurrency, var items, var inputs) -> {
                out.one(StandTag.JOINING);
                out.number(width);
                out.number(concurrency);
                out.optional(items, this::payload);
                payload(inputs);
            }
            case Stand.Ended(var outcome) -> {
                out.one(StandTag.ENDED);
                ended(outcome);
            }
        }
    }

    private void awaited(Awaited awaited) {
        switch (awaited) {
            case Awaited.Token(), Awaited.Execution() -> throw new AssertionError("what is awaited does not fit the call");
            case Awaited.Job(var handle, var nextPoll, var polls) -> {
                out.one(StandTag.JOB);
                payload(handle);
                out.instant(nextPoll);
                out.number(polls);
            }
            case Awaited.MapRun(var arn) -> {
                out.one(StandTag.MAP_RUN);
                out.text(arn);
            }
        }
    }

    private void call(int tag, TaskCall call) {
        out.one(tag);
        out.text(call.resource().arn());
        payload(call.parameters());
        out.optional(call.timeoutSeconds());
        out.optional(call.heartbeatSeconds());
        out.optional(call.roleArn(), out::text);
        out.optional(call.token(), out::text);
    }

    private void outcome(TaskOutcome outcome) {
        switch (outcome) {
            case TaskOutcome.Succeeded(var output) -> {
                out.one(StandTag.SUCCEEDED);
                payload(output);
            }
            case TaskOutcome.Submitted(var output, _) -> {
                out.one(StandTag.SUBMITTED);
                out.optional(output, this::payload);
            }
            case TaskOutcome.Failed(var failure, var phase) -> {
                out.one(StandTag.FAILED);
                failure(failure);
                out.one(phase.ordinal());
            }
            case TaskOutcome.TimedOut(var failure) -> {
                out.one(StandTag.TIMED_OUT);
                failure(failure);
            }
        }
    }

    private void ended(Stand.Outcome outcome) {
        switch (outcome) {
            case Stand.Outcome.Succeeded(var output) -> {
                out.one(StandTag.SUCCEEDED);
                payload(output);
            }
            case Stand.Outcome.Failed(var failure) -> ended(StandTag.FAILED, failure);
            case Stand.Outcome.Aborted(var failure) -> ended(StandTag.ABORTED, failure);
            case Stand.Outcome.TimedOut(var failure) -> ended(StandTag.TIMED_OUT, failure);
        }
    }

    private void ended(int tag, Failure failure) {
        out.one(tag);
        failure(failure);
    }

    private void failure(Failure failure) {
        out.optional(failure.error(), out::text);
        out.optional(failure.cause(), out::text);
    }
}
