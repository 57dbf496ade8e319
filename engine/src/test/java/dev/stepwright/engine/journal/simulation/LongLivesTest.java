package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.simulation.ExpiringJournalStore.Fault;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is open for weeks keeps what it has, and a name that is used again begins with nothing; take any part of that away, and it shows. */
@Tag("slow")
class LongLivesTest {

    private static final long SEEDS = Long.getLong("simulation.lives", 300);

    @Test
    void eachExecutionOfANameHasItsOwnEndAndItsOwnTime() {
        LongStream.range(0, SEEDS).parallel().forEach(seed -> run(seed, Fault.NONE).ifPresent(failure -> {
            throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
        }));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isCaught(Fault fault) {
        var caught = LongStream.range(0, SEEDS).mapToObj(seed -> run(seed, fault)).flatMap(Optional::stream).findFirst();
        assertThat(caught).as("a seed that catches " + fault).isPresent();
        System.out.println(fault + " " + caught.get().getMessage().lines().findFirst().orElse(""));
    }

    private static Optional<Throwable> run(long seed, Fault fault) {
        try {
            new LongLives(seed, fault).run();
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(failure);
        }
    }
}
