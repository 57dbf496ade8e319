package dev.stepwright.engine.journal.port;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Performs effects: calls the services that Task states name. */
public interface Tasks {

    /**
     * @param execution      ARN of the execution that calls
     * @param frame          of it, and number of the record that claimed the attempt: what this is the attempt of
     * @param roleArn        to call with: of Credentials, else the machine's
     * @param idempotencyKey the same for this attempt whoever makes it, at most 128 characters of {@code [A-Za-z0-9_-]}
     * @param patience       the longest it may take: TimeoutSeconds, or what the worker itself can wait
     */
    record Attempt(String execution, String frame, long claim, String roleArn, String idempotencyKey, Duration patience) {

        /** For answers that are given on a service's behalf: shaped as those of services are. */
        public String requestId() {
            return UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    /**
     * Makes the call and waits for its answer. Everything that can go wrong with the call is an outcome; longer than
     * {@code patience} is {@link TaskOutcome.TimedOut} with States.Timeout.
     */
    TaskOutcome perform(TaskCall call, Attempt attempt);

    /** Whether a lost attempt of the call may be asked for again, because the service honours the idempotency key. */
    boolean isIdempotent(TaskCall call);
}
