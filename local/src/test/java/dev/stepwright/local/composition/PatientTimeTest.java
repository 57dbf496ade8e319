package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientTimeTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final PatientTime time = new PatientTime(pauses::add);

    @Test
    void whoWaitsForARecordAgainWaitsLongerUpToASecond() {
        for (var i = 0; i < 6; i++) {
            time.untilRecord(Duration.ofMillis(2));
        }
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(2L, 8L, 32L, 128L, 512L, 1_000L);
    }

    @Test
    void noOtherPauseGrows() {
        time.untilRecord(Duration.ofMillis(2));
        time.untilRecord(Duration.ofMillis(2));
        pauses.clear();
        time.turn(Duration.ofMillis(20));
        time.turn(Duration.ofMillis(20));
        time.beforeRetry(Duration.ofSeconds(1));
        time.beforeRetry(Duration.ofSeconds(1));
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(20L, 20L, 1_000L, 1_000L);
    }
}
