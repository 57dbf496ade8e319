package dev.stepwright.local.composition;

import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.KeepAlive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claims that this process is at work on. It is the only one, as the data folder's lock proves, so a claim is alive exactly
 * while it is worked on here: beats are remembered rather than written, a machine that slept loses no attempt, and one whose
 * process was killed is lost as soon as its record's short lease is over.
 */
final class Claims implements KeepAlive {

    private record Claim(String execution, String frame, long number) {
    }

    private final Duration lease;
    private final Set<Claim> atWork = ConcurrentHashMap.newKeySet();
    /** The claim that a beat of this thread is for, while {@link #every} asks for it. */
    private final ThreadLocal<Optional<Claim>> asked = new ThreadLocal<>();

    Claims(Duration lease) {
        this.lease = lease;
    }

    /** The action is done once, to learn which claim it beats for. */
    @Override
    public Beating every(Duration period, Runnable action) {
        asked.set(Optional.empty());
        try {
            action.run();
            var claims = asked.get().map(List::of).orElse(List.of());
            atWork.addAll(claims);
            return () -> claims.forEach(atWork::remove);
        } finally {
            asked.remove();
        }
    }

    /** The journal with the beats of this process in it. */
    JournalStore over(JournalStore journal) {
        return new ForwardingJournal(journal) {
            @Override
            public void beat(Beat beat) {
                if (asked.get() == null) {
                    super.beat(beat);
                } else {
                    asked.set(Optional.of(new Claim(beat.execution(), beat.frame(), beat.number())));
                }
            }

            @Override
            public Optional<Beat> lastBeat(String execution, String frame, long number) {
                return atWork.contains(new Claim(execution, frame, number))
                        ? Optional.of(new Beat(execution, frame, number, Instant.now().plus(lease)))
                        : super.lastBeat(execution, frame, number);
            }
        };
    }
}
