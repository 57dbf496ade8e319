package dev.stepwright.engine.journal.task;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.KeepAlive;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.util.function.Supplier;

/** What the owner of a claim does under it: the effect, and keeping the lease alive until its outcome is written. */
public final class Claims {

    /** Minutes, in which the store itself has tried again each time; an invocation of Lambda may end before. */
    private static final int TRIES_WITH_OUTCOME = 300;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Ports ports;
    private final ProtocolSettings settings;
    private final Journal journal;

    public Claims(Ports ports, ProtocolSettings settings, Journal journal) {
        this.ports = ports;
        this.settings = settings;
        this.journal = journal;
    }

    /**
     * What came of a task is known here alone. While the store is unavailable it is asked again, and the claim stays alive, rather
     * than that an attempt is lost that is none: throttling slows down, and costs nothing.
     */
    public <T> T patiently(Standing claim, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (StoreUnavailable first) {
            try (var _ = alive(claim)) {
                return again(asked, first);
            }
        }
    }

    private <T> T again(Supplier<T> asked, StoreUnavailable first) {
        var latest = first;
        for (var tried = 1; tried < TRIES_WITH_OUTCOME; tried++) {
            ports.time().beforeRetry(BETWEEN_TRIES);
            try {
                return asked.get();
            } catch (StoreUnavailable e) {
                latest = e;
            }
        }
        throw latest;
    }

    private KeepAlive.Beating alive(Standing claim) {
        return ports.keepAlive().every(settings.renewal(), () -> renew(claim));
    }

    /** Move 5: the effect, under a lease that is renewed while it runs. */
    public TaskOutcome perform(Header header, Standing claim, TaskCall call) {
        var patience = call.timeoutSeconds().isPresent()
                && call.timeoutSeconds().getAsLong() < settings.longestCall().toSeconds()
                ? Duration.ofSeconds(call.timeoutSeconds().getAsLong()) : settings.longestCall();
        var attempt = new Tasks.Attempt(claim.execution(), claim.name().text(), claim.number(),
                call.roleArn().orElse(header.roleArn()), Attempts.key(claim), patience);
        try (var _ = alive(claim)) {
            return ports.tasks().perform(call, attempt);
        }
    }

    public void renew(Standing claim) {
        journal.store().beat(new Beat(claim.execution(), claim.name().text(), claim.number(),
                ports.time().now().plus(settings.lease())));
    }
}
