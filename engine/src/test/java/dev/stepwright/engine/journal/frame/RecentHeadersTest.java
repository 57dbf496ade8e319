package dev.stepwright.engine.journal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecentHeadersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final RecentHeaders headers = new RecentHeaders(3, 1_000);

    @Test
    void forgetsWhatWasNotAskedForTheLongestWhenThereAreTooMany() {
        for (var name : new String[] {"a", "b", "c"}) {
            headers.put(name, header(10), NOW);
        }
        assertThat(headers.get("a", NOW)).isPresent();
        headers.put("d", header(10), NOW);

        assertThat(headers.get("b", NOW)).isEmpty();
        assertThat(headers.get("a", NOW)).isPresent();
        assertThat(headers.get("d", NOW)).isPresent();
    }

    @Test
    void keepsNoMoreBytesOfInputsThanItMay() {
        headers.put("a", header(600), NOW);
        headers.put("b", header(600), NOW);

        assertThat(headers.get("a", NOW)).isEmpty();
        assertThat(headers.get("b", NOW)).isPresent();
    }

    @Test
    void keepsNoneThatAloneIsTooLong() {
        headers.put("a", header(10), NOW);
        headers.put("b", header(2_000), NOW);

        assertThat(headers.get("a", NOW)).isPresent();
        assertThat(headers.get("b", NOW)).isEmpty();
    }

    @Test
    void countsWhatIsReplacedOrTakenAwayNoMore() {
        for (var i = 0; i < 10; i++) {
            headers.put("a", header(600), NOW);
        }
        headers.remove("a");
        headers.put("b", header(900), NOW);

        assertThat(headers.get("a", NOW)).isEmpty();
        assertThat(headers.get("b", NOW)).isPresent();
    }

    @Test
    void forgetsWhatMayBeAnothersNameByNow() {
        headers.put("a", header(10), NOW);

        assertThat(headers.get("a", NOW.plus(RecentHeaders.REMEMBERED).minusMillis(1))).isPresent();
        assertThat(headers.get("a", NOW.plus(RecentHeaders.REMEMBERED))).isEmpty();
    }

    private static Header header(int bytes) {
        return new Header("n", "arn", "m", "r", "role", Payload.ofText("\"" + "x".repeat(bytes - 2) + "\""), Instant.EPOCH,
                OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Conduct.USUAL, Optional.empty());
    }
}
