package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The protocol under seeded faults (DURABLE.md, "What must be shown"). To reproduce a failure, run its machine with the seed
 * that the message names.
 */
class SimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 150);
    private static final World.Faults ALL = new World.Faults(5, true, true, true, true, true);
    private static final World.Faults KILLS = new World.Faults(4, true, false, false, false, false);
    private static final World.Faults MESSAGES = new World.Faults(6, false, true, true, false, true);
    private static final World.Faults WRITES = new World.Faults(6, false, false, false, true, false);

    @ParameterizedTest
    @ValueSource(strings = {"chain", "parallel-retried", "map-windowed", "failing", "activities"})
    void endsRightWhateverStrikes(String name) {
        var machine = machine(name);
        for (var seed = 0L; seed < SEEDS; seed++) {
            var faults = switch ((int) (seed % 4)) {
                case 0 -> ALL;
                case 1 -> KILLS;
                case 2 -> MESSAGES;
                default -> WRITES;
            };
            var run = new SimulatedRun(machine, seed, faults, seed % 8 < 4 ? 0 : 3);
            try {
                run.run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(name + " fails with seed " + seed + ": " + failure.getMessage() + "\n"
                        + String.join("\n", run.trace()), failure);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "map-windowed"})
    void withoutFaultsItIsTheInMemoryRun(String name) {
        var machine = machine(name);
        for (var seed = 0L; seed < 20; seed++) {
            var run = new SimulatedRun(machine, seed, World.Faults.NONE, seed % 2 == 0 ? 0 : 4);
            run.run();

            assertThat(run.sent()).as("nothing is sent twice where nothing fails").doesNotHaveDuplicates();
            assertThat(run.history().stream().map(e -> e.event().type()).filter(t -> !t.name().endsWith("STATE_ABORTED")).sorted())
                    .containsExactlyElementsOf(run.inMemory().history().stream().map(e -> e.event().type())
                            .filter(t -> !t.name().endsWith("STATE_ABORTED")).sorted().toList());
        }
    }

    private static StateMachine machine(String name) {
        try (var in = SimulationTest.class.getResourceAsStream("machines/" + name + ".asl.yaml")) {
            var read = DefinitionReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Format.YAML,
                    MachineType.STANDARD);
            return read.machine().orElseThrow(() -> new AssertionError(read.errors().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
