package dev.stepwright.engine.journal.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The price of a step: what a run without faults asks of table and queue with the settings of a deployment, counted in requests
 * and bytes. The execution has a name of 36 characters, as one has that is given none.
 */
class PriceTest {

    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:orders:6f0c1f9a-3f5b-4a58-9a52-0f3c2d1b7e64";
    private static final String INPUT = "{\"orderId\":\"o-1001\",\"customer\":\"Ada Lovelace\",\"lines\":[{\"sku\":\"desk-oak\",\"quantity\":1}]}";

    /**
     * @param writes   puts, set-adds and the update that closes
     * @param units    that the writes are charged for, one for each KB begun
     * @param reads    of the header, once in a process; queries: a frame's last record, and that of each ancestor; leaves, and what is gathered
     * @param messages that were driven, each received and deleted
     * @param sends    requests that sent them, ten in one at most
     * @param written  bytes of the records put, at most
     * @param read     bytes of what was read, at most
     */
    private record Price(long writes, long units, long reads, long messages, long sends, long written, long read) {
    }

    @Test
    void aChainOfTenTasksWithMessagesOfTheirOwn() {
        // start and close; of each task the claim, and the outcome, of which the last is the end
        assertPrice(Definitions.chain(10), INPUT, 0, new Price(2 + 2 * 10, 22, 1 + 10, 10, 10, 6_500, 3_500));
    }

    @Test
    void aChainOfTenTasksRunAhead() {
        // start and close; n + 1 for the tasks
        assertPrice(Definitions.chain(10), INPUT, 10, new Price(2 + 10 + 1, 13, 1 + 1, 1, 1, 3_900, 700));
    }

    @Test
    void effectFreeStatesCostNothing() {
        var states = IntStream.range(0, 10).mapToObj(i -> "\"S" + i + "\":{\"Type\":\"Pass\","
                + (i < 9 ? "\"Next\":\"S" + (i + 1) + "\"}" : "\"End\":true}")).collect(Collectors.joining(","));

        // the start, the end, the close
        assertPrice(Definitions.read("{\"StartAt\":\"S0\",\"States\":{" + states + "}}"), INPUT, 0, new Price(3, 3, 1 + 1, 1, 1, 700, 700));
    }

    @Test
    void aParallelOfFive() {
        // start, fork, join and close; of each branch its first record, claim, outcome and set-add
        assertPrice(Definitions.parallel(5), INPUT, 0, new Price(4 + 5 * 4, 24, 1 + 18, 1 + 5 + 1, 3, 5_200, 4_900));
    }

    @Test
    void aMapOfAHundred() {
        // the nudges of a hundred children go in batches of ten
        assertPrice(Definitions.map(100), Definitions.numbers(100), 0,
                new Price(4 + 100 * 4, 404, 1 + 303, 1 + 100 + 1, 1 + 10 + 1, 62_000, 100_000));
    }

    private static void assertPrice(StateMachine machine, String input, int runAhead, Price expected) {
        var world = new KindWorld(machine, new Conduct(false, runAhead), parameters -> parameters);
        world.start(EXECUTION, input, Choice.NONE);
        var messages = world.run();
        var table = world.table;
        var price = new Price(table.requests("append", "open", "add", "close", "beat"), table.units(),
                table.requests("last", "read", "records", "leaves", "greatestFrame", "lastBeat", "scan"), messages,
                world.queue.requests(), table.bytesWritten(), table.bytesRead());

        assertThat(world.described(EXECUTION).status()).isEqualTo("SUCCEEDED");
        assertThat(price).usingRecursiveComparison().ignoringFields("written", "read").isEqualTo(expected);
        assertThat(price.written).as("bytes written").isLessThanOrEqualTo(expected.written);
        assertThat(price.read).as("bytes read").isLessThanOrEqualTo(expected.read);
        assertThat(table.largestRecord()).as("the largest record").isLessThanOrEqualTo(1_024);
        assertThat(table.largestLeaf()).as("the largest leaf").isLessThanOrEqualTo(1_024);
    }
}
