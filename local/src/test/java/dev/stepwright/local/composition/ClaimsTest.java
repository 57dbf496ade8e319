package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.port.JournalRetentionContract;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.simulation.ExpiringJournalStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimsTest extends JournalRetentionContract {

    private final Claims claims = new Claims(Duration.ofMinutes(1));
    private final ExpiringJournalStore written = new ExpiringJournalStore(() -> now, Duration.ofDays(7), Duration.ofDays(90),
            ExpiringJournalStore.Fault.NONE);
    private final JournalStore journal = claims.over(written);

    @Override
    protected JournalStore store() {
        return journal;
    }

    @Override
    protected void vanish(String execution, String frame, long number) {
        written.vanish(execution, frame, number);
    }

    @Test
    void aClaimIsAliveWhileItIsWorkedOn() {
        var now = Instant.now();
        try (var _ = claims.every(Duration.ofSeconds(1), () -> journal.beat(new Beat("e", "0", 3, Instant.EPOCH)))) {
            assertThat(journal.lastBeat("e", "0", 3).orElseThrow().until()).isAfter(now);
            assertThat(journal.lastBeat("e", "0", 4)).isEmpty();
            assertThat(journal.lastBeat("e", "0.1", 3)).isEmpty();
            assertThat(written.lastBeat("e", "0", 3)).as("another process sees nothing of it").isEmpty();
        }
        assertThat(journal.lastBeat("e", "0", 3)).isEmpty();
    }

    @Test
    void otherBeatsAreWritten() {
        journal.beat(new Beat("e", "0", 3, Instant.EPOCH.plusSeconds(9)));
        assertThat(written.lastBeat("e", "0", 3).orElseThrow().until()).isEqualTo(Instant.EPOCH.plusSeconds(9));
    }

    @Test
    void anActionThatBeatsForNothingWillDo() {
        claims.every(Duration.ofSeconds(1), () -> { }).close();
        journal.beat(new Beat("e", "0", 3, Instant.EPOCH.plusSeconds(9)));
        assertThat(written.lastBeat("e", "0", 3)).isPresent();
    }
}
