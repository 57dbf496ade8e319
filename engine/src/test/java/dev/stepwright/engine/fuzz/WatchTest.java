package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fuzzer that finds nothing must have been able to: each kind of finding is found, and made small. */
class WatchTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long MUCH = 1L << 40;

    private interface Deed {
        void run() throws Throwable;
    }

    private record Doing(Deed deed) implements Trial {

        @Override
        public void run() throws Throwable {
            deed.run();
        }

        @Override
        public Stream<Supplier<Trial>> smaller() {
            return Stream.empty();
        }
    }

    private record Fussy(String text) implements Trial {

        @Override
        public void run() {
            if (text.contains("x") && text.contains("y")) {
                throw new IllegalStateException(text);
            }
        }

        @Override
        public Stream<Supplier<Trial>> smaller() {
            return Smaller.texts(text).map(it -> () -> new Fussy(it.get()));
        }
    }

    @Test
    void nothingIsWrongWithWhatEnds() {
        assertThat(Watch.run(new Doing(() -> { }), LONG, MUCH)).isEmpty();
    }

    @Test
    void whatIsThrownIsAFinding() {
        assertThat(Watch.run(new Doing(() -> {
            throw new StackOverflowError();
        }), LONG, MUCH)).map(Watch.Finding::problem).containsInstanceOf(StackOverflowError.class);
    }

    @Test
    void whatNeverEndsIsAFinding() {
        var never = new CountDownLatch(1);
        assertThat(Watch.run(new Doing(never::await), Duration.ofMillis(20), MUCH)).map(Watch.Finding::kind).contains("hang");
        never.countDown();
    }

    @Test
    void whatSwellsIsAFinding() {
        assertThat(Watch.run(new Doing(() -> assertThat(new byte[1 << 20]).hasSize(1 << 20)), LONG, 1 << 19)).map(Watch.Finding::kind).contains("memory");
    }

    @Test
    void whatIsFoundIsMadeSmall() {
        var trial = new Fussy("a long text with an x somewhere and a y behind it");
        assertThat(Watch.shrunk(trial, Watch.run(trial).orElseThrow())).isEqualTo(new Fussy("xy"));
    }
}
