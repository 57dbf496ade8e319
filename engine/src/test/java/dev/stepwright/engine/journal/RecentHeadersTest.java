package dev.stepwright.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecentHeadersTest {

    private final RecentHeaders headers = new RecentHeaders(3, 1_000);

    @Test
    void forgetsWhatWasNotAskedForTheLongestWhenThereAreTooMany() {
        for (var name : new String[] {"a", "b", "c"}) {
            headers.put(name, header(10));
        }
        assertThat(headers.get("a")).isPresent();
        headers.put("d", header(10));

        assertThat(headers.get("b")).isEmpty();
        assertThat(headers.get("a")).isPresent();
        assertThat(headers.get("d")).isPresent();
    }

    @Test
    void keepsNoMoreBytesOfInputsThanItMay() {
        headers.put("a", header(600));
        headers.put("b", header(600));

        assertThat(headers.get("a")).isEmpty();
        assertThat(headers.get("b")).isPresent();
    }

    @Test
    void keepsNoneThatAloneIsTooLong() {
        headers.put("a", header(10));
        headers.put("b", header(2_000));

        assertThat(headers.get("a")).isPresent();
        assertThat(headers.get("b")).isEmpty();
    }

    @Test
    void countsWhatIsReplacedOrTakenAwayNoMore() {
        for (var i = 0; i < 10; i++) {
            headers.put("a", header(600));
        }
        headers.remove("a");
        headers.put("b", header(900));

        assertThat(headers.get("a")).isEmpty();
        assertThat(headers.get("b")).isPresent();
    }

    private static Header header(int bytes) {
        return new Header("n", "arn", "m", "r", "role", Payload.ofText("\"" + "x".repeat(bytes - 2) + "\""), Instant.EPOCH,
                OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Conduct.USUAL, Optional.empty());
    }
}
