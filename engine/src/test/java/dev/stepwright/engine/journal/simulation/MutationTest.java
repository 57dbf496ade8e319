package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.simulation.Chaos.Mix;
import dev.stepwright.engine.journal.simulation.SimulatedRun.Clients;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The mutation proof: take any one rule out of the protocol, and the simulation fails. Each mutant is hunted on machines that
 * exercise the rule; a mutant that no seed catches would show that the simulation is blind to it.
 */
@Tag("slow")
class MutationTest {

    private static final int SEEDS = 12_000;
    private static final int BATCH = 20;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isCaught(Mutant mutant) {
        var caught = LongStream.iterate(0, first -> first < SEEDS, first -> first + BATCH)
                .mapToObj(first -> LongStream.range(first, first + BATCH).parallel().mapToObj(hunt(mutant)).flatMap(Optional::stream)
                        .findFirst()).flatMap(Optional::stream).findFirst();
        assertThat(caught).as("a seed that catches " + mutant).isPresent();
    }

    /** The same hunt finds nothing where there is nothing to find. */
    @Test
    void theProtocolItselfIsNotCaught() {
        for (var mutant : EnumSet.complementOf(EnumSet.of(Mutant.NONE))) {
            LongStream.range(0, BATCH).parallel().forEach(seed -> run(mutant, Mutant.NONE, seed).run());
        }
    }

    private static LongFunction<Optional<String>> hunt(Mutant mutant) {
        return seed -> {
            try {
                run(mutant, mutant, seed).run();
                return Optional.empty();
            } catch (AssertionError caught) {
                return Optional.of(mutant + " with seed " + seed + ": " + caught.getMessage());
            }
        };
    }

    /** The grounds where the rule matters. */
    private static SimulatedRun run(Mutant prey, Mutant mutant, long seed) {
        var ground = switch (prey) {
            case M_COUNTER, T_STALEREAD -> Machines.TINY_JOIN;
            case M_SCOPE, T_FRAMENAME, T_STRICT -> Machines.PARALLEL_RETRIED;
            case T_FAILNUDGE -> Machines.FAILING;
            case M_TOKENNUMBER, T_EARLYCALL, T_APINUDGE, T_TIMERACK, M_AHEAD -> Machines.TINY_CALLBACK;
            case T_GIVEBACK, T_RUNNINGSTALE, M_OWNERENV -> Machines.SLOW;
            case C_FOLLOWER -> Machines.TINY_MAP;
            case H_SIBLINGS -> Machines.FULL;
            case A_ANNOUNCE, A_HANDOUT, A_NUMBER, A_REOFFER, A_ACKFIRST -> Machines.TINY_ACTIVITY;
            case A_SCOPE -> Machines.ACTIVITIES;
            case S_NAME, S_LOST -> Machines.TINY_CHILD;
            case R_ANNOUNCE, R_APART, R_CLOSE, R_KEPT, R_SUMMARY -> Machines.TINY_REDRIVEN;
            case R_LATE -> Machines.REDRIVEN;
            case R_TOKEN -> Machines.TINY_KEPT;
            case C_BEHIND -> Machines.TINY_FORK;
            case L_INLINE -> Machines.LARGE;
            case C_CREATOR, M_SUMMARY, NONE, M_RESEND, M_REFUSEDNEXT, M_NOCOND, M_ACKFIRST, M_EFFECTFIRST, M_ACKCLAIM, M_NONCE,
                 M_REFUSEDACK, T_DONESTALE, T_SWEEPROOT -> Machines.TINY_JOIN;
        };
        var stop = prey == Mutant.M_SUMMARY || prey == Mutant.M_SCOPE || prey == Mutant.A_SCOPE;
        var redrives = prey.name().startsWith("R_") ? 2 : 0;
        var mix = switch (prey) {
            case T_SWEEPROOT -> Mix.MESSAGES;
            case C_BEHIND -> Mix.KILLS;
            default -> Mix.of(seed);
        };
        return SimulatedRun.seeded(new SimulatedRun.Plan(ground.machine(), 0, stop, redrives, Clients.CARELESS, 0, mutant), seed,
                mix);
    }
}
