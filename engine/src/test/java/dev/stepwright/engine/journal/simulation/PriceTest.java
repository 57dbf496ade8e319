package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.source.Format;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The price of a step (DURABLE.md): what a run without faults asks of table and queue, counted. */
class PriceTest {

    private static final String TASK = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:work\",";

    /** @param writes puts, set-adds and the update that closes @param largest bytes of a record */
    private record Price(int writes, int reads, int sends, int messages, int largest) {
    }

    @Test
    void aChainOfTenTasksWithMessagesOfTheirOwn() {
        var price = price(chain(10), 0);

        // 2 + 2 for each task: its claim, and its outcome, of which the last is the end
        assertThat(price.writes).isEqualTo(2 + 2 * 10);
        // the start announces itself; each task sends the nudge of the next; the last sends none
        assertThat(price.sends).isEqualTo(10);
        assertThat(price.largest).isLessThan(1024);
    }

    @Test
    void aChainOfTenTasksRunAhead() {
        var price = price(chain(10), 10);

        // n + 1 for the tasks, and the start and the close of the execution
        assertThat(price.writes).isEqualTo(2 + 10 + 1);
        assertThat(price.sends).isEqualTo(1);
        assertThat(price.largest).isLessThan(1024);
    }

    @Test
    void effectFreeStatesCostNothing() {
        var pass = "{\"Type\":\"Pass\",";
        var price = price(sequence(Collections.nCopies(10, pass)), 0);

        // the start, the end, the close
        assertThat(price.writes).isEqualTo(3);
        assertThat(price.sends).isEqualTo(1);
    }

    @Test
    void aParallelOfFive() {
        var branches = IntStream.range(0, 5).mapToObj(i -> "{\"StartAt\":\"T" + i + "\",\"States\":{\"T" + i + "\":" + TASK
                + "\"End\":true}}}").collect(Collectors.joining(","));
        var price = price(read("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + branches + "]}}}"), 0);

        // start, fork, join and close; of each branch its birth, claim and outcome; adds to leaves of two, and leaves to their top
        assertThat(price.writes).isEqualTo(4 + 5 * 3 + 5 + 3);
        assertThat(price.messages).isEqualTo(1 + 5 + 1);
        assertThat(price.sends).isEqualTo(3);
        assertThat(price.largest).isLessThan(1024);
    }

    @Test
    void aMapOfAHundred() {
        var iteration = "{\"StartAt\":\"T\",\"States\":{\"T\":" + TASK + "\"End\":true}}}";
        var items = IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        var price = price(read("{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"Result\":" + items + ",\"Next\":\"M\"},"
                + "\"M\":{\"Type\":\"Map\",\"MaxConcurrency\":100,\"End\":true,\"ItemProcessor\":" + iteration + "}}}"), 0);

        assertThat(price.writes).isEqualTo(4 + 100 * 3 + 100 + 50);
        assertThat(price.messages).isEqualTo(1 + 100 + 1);
        assertThat(price.sends).isEqualTo(3);
        // the array of a hundred is stored, and each record is one unit of writing
        assertThat(price.largest).isLessThan(1024);
    }

    private static StateMachine chain(int length) {
        return sequence(Collections.nCopies(length, TASK));
    }

    private static StateMachine sequence(java.util.List<String> heads) {
        var states = IntStream.range(0, heads.size()).mapToObj(i -> "\"S" + i + "\":" + heads.get(i)
                + (i + 1 < heads.size() ? "\"Next\":\"S" + (i + 1) + "\"}" : "\"End\":true}")).collect(Collectors.joining(","));
        return read("{\"StartAt\":\"S0\",\"States\":{" + states + "}}");
    }

    private static StateMachine read(String definition) {
        return Machines.read(definition, Format.YAML);
    }

    private static Price price(StateMachine machine, int runAhead) {
        var run = new SimulatedRun(new SimulatedRun.Plan(machine, runAhead, false, SimulatedRun.Clients.CAREFUL, 0, Mutant.NONE), new Random(1),
                new Appointed(Map.of()));
        run.run();
        var calls = run.world().gate.calls().stream().collect(Collectors.toMap(c -> c, c -> 1, Integer::sum, TreeMap::new));
        var writes = sum(calls, "append", "open", "add", "close", "beat");
        var reads = sum(calls, "last", "read", "leaves", "greatestFrame", "lastBeat", "scan", "summary");
        return new Price(writes, reads, calls.getOrDefault("Nudges.send", 0), run.world().sent.size(),
                run.world().witness.largest());
    }

    private static int sum(Map<String, Integer> calls, String... methods) {
        var sum = 0;
        for (var method : methods) {
            sum += calls.getOrDefault("JournalStore." + method, 0);
        }
        return sum;
    }
}
