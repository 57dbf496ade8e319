package dev.stepwright.engine.journal;

import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The API's door to the durable protocol: everything a caller can do to executions. */
public interface Executions {

    /**
     * What a new execution is made of.
     *
     * @param revision       of the machine, which it keeps to its end
     * @param timeoutSeconds of the definition
     * @param choice         of its machine
     */
    record Start(String execution, String name, String stateMachine, String stateMachineName, String revision, String roleArn,
                 Payload input, Optional<Long> timeoutSeconds, Optional<String> traceHeader,
                 Optional<String> stateMachineVersionArn, Optional<String> stateMachineAliasArn, Conduct.Choice choice) {
    }

    sealed interface Started {

        /** Started now, or by an earlier call that asked for the same. */
        record Running(Instant startDate) implements Started {
        }

        /** The name is taken by an execution with another input, or by one that is closed. */
        record NameTaken() implements Started {
        }
    }

    /**
     * What DescribeExecution tells.
     *
     * @param notRedrivable why it cannot be redriven now, in AWS's words; empty when it can
     */
    record Description(Start start, String status, Instant startDate, Optional<Instant> stopDate, Optional<Payload> output,
                       Optional<Failure> failure, int redriveCount, Optional<Instant> redriveDate,
                       Optional<String> notRedrivable) {
    }

    /** What ListExecutions tells of each. */
    record Listed(String execution, String name, String stateMachine, String status, Instant startDate,
                  Optional<Instant> stopDate, int redriveCount, Optional<Instant> redriveDate,
                  Optional<String> stateMachineVersionArn, Optional<String> stateMachineAliasArn) {
    }

    /** What RedriveExecution comes to. */
    sealed interface Redriving {

        /** Redriven now, or by an earlier call with the same client token. */
        record Redriven(Instant redriveDate) implements Redriving {
        }

        /** @param reason in AWS's words */
        record NotRedrivable(String reason) implements Redriving {
        }

        record NoExecution() implements Redriving {
        }
    }

    record ListPage(List<Listed> executions, Optional<String> cursor) {
    }

    /** An event with the ids it got on reading. */
    record NumberedEvent(long id, long previousEventId, HistoryEvent event) {
    }

    /**
     * A page of a history to be read.
     *
     * @param after id of the event that the page follows, in the order asked for; empty for the first page
     * @param limit events at most
     * @param marks of the page before; empty for the first
     */
    record HistoryQuestion(boolean reverse, Optional<Long> after, int limit, String marks) {
    }

    /**
     * @param more  whether there are others after them
     * @param marks where reading can go on from, whichever of these events is the last that is taken; at most 700 characters
     */
    record HistoryPage(List<NumberedEvent> events, boolean more, String marks) {
    }

    /**
     * A task of an activity, handed to one of its workers.
     *
     * @param token with which the worker tells of its outcome
     */
    record ActivityTask(String token, Payload input) {
    }

    enum Delivery {
        DELIVERED,
        /** Not a token, or tampered with. */
        INVALID_TOKEN,
        /** Well formed, but there is no such execution or attempt. */
        TASK_DOES_NOT_EXIST,
        /** The attempt is over. */
        TASK_TIMED_OUT
    }

    Started start(Start start);

    /**
     * Starts an execution for a task. The same attempt may ask again and again: it starts one, and finds it started, also when that
     * is closed by then. One that an attempt waits for is started by that attempt or not at all.
     */
    Started start(Start start, Origin origin);

    Optional<Description> describe(String execution);

    /** Stops it if it runs; when it stopped, now or before. Empty when there is no such execution. */
    Optional<Instant> stop(String execution, Failure failure);

    /**
     * RedriveExecution: an execution that closed without success goes on from where it did.
     *
     * @param clientToken a repeated call with it comes to the same
     */
    Redriving redrive(String execution, Optional<String> clientToken);

    ListPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor);

    /** A part of the history; empty when there is no such execution. */
    Optional<HistoryPage> history(String execution, HistoryQuestion question);

    /** The whole history so far, in memory; empty when there is no such execution. */
    Optional<List<NumberedEvent>> history(String execution);

    /** GetActivityTask: waits for a task of the activity, no longer than that, and hands it to this worker alone. */
    Optional<ActivityTask> takeTask(Activity activity, Optional<String> workerName, Duration wait);

    /** Whether it is a task token that was made here. */
    boolean isToken(String token);

    /** SendTaskSuccess, SendTaskFailure. */
    Delivery deliver(String token, TaskOutcome outcome);

    /** SendTaskHeartbeat. */
    Delivery heartbeat(String token);
}
