package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.Redrive;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The settings of a deployment.
 *
 * @param lease        how long a claim is good without being renewed
 * @param renewal      how often it is renewed while its task runs; well below the lease
 * @param conduct      of executions whose machine does not choose another
 * @param longestCall  the longest a worker can wait for a task
 * @param apiCallLife  the longest an API call may take between its nudge and its append, and as much again as clocks may differ
 * @param moment       the pause before reading again when a nudge is ahead of its record
 * @param leafSize     children that share one join leaf; a number set of them stays below 1 KB
 * @param offloadBytes payloads above this go to the payload store
 * @param retention    how long the records of a closed execution are kept
 * @param longestExecution how long an execution may run, a year on AWS: records may be gone after that and the retention, so it
 *                     is ended before, as if its TimeoutSeconds had passed
 * @param limits       of the strict mode
 * @param region       that history names in TaskScheduled
 */
public record ProtocolSettings(Duration lease, Duration renewal, Conduct conduct, Duration longestCall, Duration apiCallLife,
                               Duration moment, int leafSize, int offloadBytes, Duration retention,
                               Duration longestExecution, Setting.Limits limits, String region) {

    public static ProtocolSettings of(String region) {
        return new ProtocolSettings(Duration.ofSeconds(30), Duration.ofSeconds(10), Conduct.USUAL, Duration.ofMinutes(14),
                Duration.ofMinutes(10), Duration.ofMillis(20), 100, 8 * 1024, Duration.ofDays(90),
                Duration.ofDays(365), Setting.Limits.STRICT, region);
    }

    public ProtocolSettings withConduct(Conduct usual) {
        return new ProtocolSettings(lease, renewal, usual, longestCall, apiCallLife, moment, leafSize, offloadBytes, retention,
                longestExecution, limits, region);
    }

    public ProtocolSettings withLease(Duration newLease, Duration newRenewal) {
        return new ProtocolSettings(newLease, newRenewal, conduct, longestCall, apiCallLife, moment, leafSize, offloadBytes,
                retention, longestExecution, limits, region);
    }

    public ProtocolSettings withLongestCall(Duration longest) {
        return new ProtocolSettings(lease, renewal, conduct, longest, apiCallLife, moment, leafSize, offloadBytes,
                retention, longestExecution, limits, region);
    }

    public Setting.Limits limits(Header header) {
        return header.conduct().large() ? limits.lifted() : limits;
    }

    /** When an execution is ended, whatever it waits for: at its own deadline, or when it has run for the longest that any may. */
    public Instant deadline(Header header, Optional<Redrive> redrive) {
        var longest = header.startDate().plus(longestExecution);
        return ownDeadline(header, redrive).filter(own -> own.isBefore(longest)).orElse(longest);
    }

    /** When its TimeoutSeconds pass; a redrive begins them anew (AWS guide, "Redrive"). */
    public static Optional<Instant> ownDeadline(Header header, Optional<Redrive> redrive) {
        var begun = redrive.map(Redrive::date).orElse(header.startDate());
        return header.timeoutSeconds().isPresent() ? Optional.of(begun.plusSeconds(header.timeoutSeconds().getAsLong()))
                : Optional.empty();
    }
}
