package dev.stepwright.engine.journal.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Run-ahead and limits are settled when an execution starts: by its machine's choice, else by the deployment. */
class ConductTest {

    private static final Choice AHEAD = new Choice(Optional.empty(), Optional.of(10));
    private static final Choice LARGE = new Choice(Optional.of(true), Optional.empty());
    private static final Payload LONG = Payload.ofText("\"" + "x".repeat(300_000) + "\"");

    @Test
    void aDeploymentRunsAhead() {
        assertThat(messagesOfChain(new Conduct(false, 10), Choice.NONE)).isEqualTo(1);
        assertThat(messagesOfChain(Conduct.USUAL, Choice.NONE)).isEqualTo(5);
    }

    @Test
    void aMachineChoosesOverItsDeployment() {
        assertThat(messagesOfChain(Conduct.USUAL, AHEAD)).isEqualTo(1);
        assertThat(messagesOfChain(Conduct.USUAL, new Choice(Optional.empty(), Optional.of(1)))).isEqualTo(3);
        assertThat(messagesOfChain(new Conduct(false, 10), new Choice(Optional.empty(), Optional.of(0)))).isEqualTo(5);
    }

    @Test
    void itStaysAsItWasWhenTheExecutionStarted() {
        var world = new KindWorld(Definitions.chain(5), Conduct.USUAL, input -> input);
        world.start("{}", AHEAD);

        assertThat(world.run(world.worker(new Conduct(true, 0)))).isEqualTo(1);
        assertThat(world.described().start().choice()).isEqualTo(new Choice(Optional.of(false), Optional.of(10)));
    }

    @Test
    void aLongHistoryEndsAStrictExecutionAndNotALargeOne() {
        var loop = Definitions.loop(6_400);

        assertThat(outcome(new KindWorld(loop, Conduct.USUAL, input -> input), Choice.NONE))
                .contains("FAILED").contains("maximum number of history events (25000)");
        assertThat(outcome(new KindWorld(loop, Conduct.USUAL, input -> input), LARGE)).startsWith("SUCCEEDED");
        assertThat(outcome(new KindWorld(loop, new Conduct(true, 0), input -> input), Choice.NONE)).startsWith("SUCCEEDED");
    }

    @Test
    void aLongResultFailsAStrictExecutionAndNotALargeOne() {
        var chain = Definitions.chain(1);

        assertThat(outcome(new KindWorld(chain, new Conduct(true, 0), _ -> LONG), new Choice(Optional.of(false), Optional.empty())))
                .contains("States.DataLimitExceeded");
        assertThat(outcome(new KindWorld(chain, Conduct.USUAL, _ -> LONG), LARGE)).startsWith("SUCCEEDED");
    }

    private static long messagesOfChain(Conduct deployment, Choice machine) {
        var world = new KindWorld(Definitions.chain(5), deployment, input -> input);
        world.start("{}", machine);
        var messages = world.run();
        assertThat(world.described().status()).isEqualTo("SUCCEEDED");
        return messages;
    }

    private static String outcome(KindWorld world, Choice choice) {
        world.start("{}", choice);
        world.run();
        var described = world.described();
        return described.status() + described.failure().map(f -> " " + f.error() + f.cause()).orElse("");
    }
}
