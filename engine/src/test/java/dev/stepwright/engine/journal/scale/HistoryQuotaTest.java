package dev.stepwright.engine.journal.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The history of an execution is full while its frames run side by side, and none of them alone has filled it. */
class HistoryQuotaTest {

    private static final int MOST_EVENTS = 25_000;
    private static final int EVENTS_OF_TASK = 5;

    private final AtomicInteger calls = new AtomicInteger();

    /** 4,000 iterations of seven events; sixteen thousand are sure, so the fork is made. */
    @Test
    void aMapOfTasksStopsCallingThem() {
        stopsNearTheLimit(Definitions.map(0), Definitions.numbers(4_000), 7, 1);
    }

    @Test
    void aMapOfTasksAllAtOnceStopsCallingThem() {
        stopsNearTheLimit(Definitions.map(5_000), Definitions.numbers(5_000), 7, 5_000);
    }

    /** Two branches that call without end: each alone would go on to the limit. */
    @Test
    void branchesThatLoopAreCountedTogether() {
        stopsNearTheLimit(Definitions.read("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,"
                + "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"P\"}],\"Branches\":[" + IntStream.range(0, 5)
                .mapToObj(HistoryQuotaTest::endless).collect(Collectors.joining(",")) + "]}}}"), "{}", EVENTS_OF_TASK, 5);
    }

    @Test
    void forksInEachOtherAreCountedTogether() {
        stopsNearTheLimit(Definitions.read("{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":"
                + "{\"StartAt\":\"N\",\"States\":{\"N\":{\"Type\":\"Map\",\"ItemsPath\":\"$.items\",\"End\":true,\"ItemProcessor\":"
                + "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + endless(0) + ","
                + endless(1) + "]}}}}}}}}}"),
                "[{\"items\":[1,2,3]},{\"items\":[4,5,6]},{\"items\":[7,8,9]}]", EVENTS_OF_TASK, 18);
    }

    @Test
    void aForkThatCannotFitCallsNothing() {
        var described = run(Definitions.map(0), Definitions.numbers(6_600)).described();

        assertThat(described.failure().orElseThrow().cause()).contains("The execution reached the maximum number of history events (25000).");
        assertThat(calls).hasValue(0);
    }

    /** What just fits is not stopped: 3,571 iterations of seven, and six events around them. */
    @Test
    void whatJustFitsSucceeds() {
        assertThat(run(Definitions.map(0), Definitions.numbers((MOST_EVENTS - 6) / 7)).described().status()).isEqualTo("SUCCEEDED");
        assertThat(calls).hasValue((MOST_EVENTS - 6) / 7);
    }

    private void stopsNearTheLimit(StateMachine machine, String input, int eventsOfCall, int atATime) {
        var world = run(machine, input);

        assertThat(world.described().status()).isEqualTo("FAILED");
        assertThat(world.described().failure().orElseThrow().error()).contains("States.Runtime");
        assertThat(world.described().failure().orElseThrow().cause())
                .contains("The execution reached the maximum number of history events (25000).");
        var events = world.executions.history(KindWorld.EXECUTION).orElseThrow();
        assertThat(events.getLast().event().type().wireName()).isEqualTo("ExecutionFailed");
        var enough = MOST_EVENTS / eventsOfCall;
        assertThat(calls.get()).isBetween(enough - atATime - 100, enough + enough / 20 + atATime);
        // no more than a read of a frame for each event, and next to no writes
        assertThat(world.table.requests("leaves")).isLessThan(MOST_EVENTS);
    }

    private KindWorld run(StateMachine machine, String input) {
        var world = new KindWorld(machine, Conduct.USUAL, parameters -> {
            calls.incrementAndGet();
            return parameters;
        });
        world.start(input, Choice.NONE);
        world.run();
        return world;
    }

    private static String endless(int branch) {
        return "{'StartAt':'T#','States':{'T#':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:000000000000:function:work','Next':'T#','Catch':[{'ErrorEquals':['Never'],'Next':'E#'}]},'E#':{'Type':'Succeed'}}}"
                .replace("#", Integer.toString(branch)).replace('\'', '"');
    }
}
