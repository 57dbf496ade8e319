package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The package says how to run it longer; {@code -Dfuzz.seed=n} runs one seed again. */
@Tag("slow")
class FuzzTest {

    private static final int SEEDS = 2_000;
    private static final int HOSTILE = 100;

    @Test
    @DisabledIfSystemProperty(named = "fuzz.minutes", matches = ".*")
    void whatTheEngineIsGivenNeverMakesItThrowHangOrSwell() {
        LongStream.range(0, SEEDS).forEach(FuzzTest::verify);
    }

    /** {@code -Dfuzz.hostile=n} as many. */
    @Test
    void expressionsMeantToDoHarmDoNone() {
        LongStream.range(0, Long.getLong("fuzz.hostile", HOSTILE)).forEach(seed -> verify(seed, JsonataTrial.hostile(new Dice(seed))));
    }

    @Test
    @EnabledIfSystemProperty(named = "fuzz.minutes", matches = "\\d+")
    void forAsLongAsAsked() {
        var end = System.nanoTime() + Long.getLong("fuzz.minutes") * 60_000_000_000L;
        var done = 0L;
        while (System.nanoTime() < end) {
            verify(ThreadLocalRandom.current().nextLong());
            done++;
        }
        System.out.println("fuzzing: " + done + " trials without a finding");
    }

    @Test
    @EnabledIfSystemProperty(named = "fuzz.seed", matches = "-?\\d+")
    void theSeedAskedFor() {
        verify(Long.getLong("fuzz.seed"));
    }

    private static void verify(long seed) {
        verify(seed, Trial.of(seed));
    }

    private static void verify(long seed, Trial trial) {
        Watch.run(trial).ifPresent(finding -> {
            var shrunk = Watch.shrunk(trial, finding);
            var trace = new StringWriter();
            Watch.run(shrunk).orElse(finding).problem().printStackTrace(new PrintWriter(trace));
            fail("seed %d (-Dfuzz.seed=%d): %s%n%s%n%s", seed, seed, finding.kind(), shrunk, trace);
        });
    }
}
