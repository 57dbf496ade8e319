package dev.stepwright.engine.journal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Awaited;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.payload.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A journal that version 0.1 wrote, record for record, must be read by every later version (docs/recipes/record-format.md).
 * The file is never written again: a new format gets a file of its own beside it.
 */
class OldJournalTest {

    private static final PayloadStore NONE = new PayloadStore() {
        @Override
        public void put(String sha256, byte[] bytes) {
            throw new AssertionError("nothing is stored when records are read");
        }

        @Override
        public byte[] get(String sha256) {
            throw new AssertionError("the recorded payloads are inline");
        }
    };

    private final RecordCodec codec = new RecordCodec(NONE, 8 * 1024);

    @Test
    void theJournalOfFormat1IsReadAsItWasMeant() {
        var records = journal("journal-format-1.txt");

        assertThat(records).hasSizeGreaterThan(10);
        assertThat(records.getFirst().header().orElseThrow().name()).isEqualTo("recorded");
        assertThat(records.getFirst().events().getFirst().type()).isEqualTo(EventType.EXECUTION_STARTED);
        assertThat(records).extracting(r -> r.frame().stand().getClass().getSimpleName()).contains("Entering", "Calling",
                "Waiting", "BackingOff", "Joining", "Awaiting", "Told", "Ended");
        assertThat(records.getLast().frame().stand()).isInstanceOfSatisfying(Stand.Ended.class, ended ->
                assertThat(ended.outcome()).isInstanceOfSatisfying(Stand.Outcome.Succeeded.class, succeeded ->
                        assertThat(succeeded.output().text()).isEqualTo("{\"answer\":\"yes\",\"items\":2}")));
    }

    @Test
    void whatWasReadIsWrittenSoThatItReadsTheSame() {
        assertThat(journal("journal-format-1.txt")).allSatisfy(old ->
                assertThat(codec.decode(codec.encode(old))).isEqualTo(old));
    }

    @Test
    void theHeaderOfFormat2TellsTheConduct() {
        assertThat(journal("journal-format-2.txt")).hasSize(2).allSatisfy(old -> {
            assertThat(old.header().orElseThrow().conduct()).isEqualTo(new Conduct(true, 20));
            assertThat(old.header().orElseThrow().stateMachineAliasArn()).contains("alias");
            assertThat(codec.decode(codec.encode(old))).isEqualTo(old);
        });
        assertThat(journal("journal-format-1.txt").getFirst().header().orElseThrow().conduct()).isEqualTo(Conduct.USUAL);
    }

    @Test
    void theJournalOfFormat3TellsOfItsRedrive() {
        var records = journal("journal-format-3.txt");

        assertThat(records).allSatisfy(old -> assertThat(codec.decode(codec.encode(old))).isEqualTo(old));
        assertThat(records).flatExtracting(JournalRecord::events).extracting(HistoryEvent::type).containsOnlyOnce(
                EventType.EXECUTION_STARTED, EventType.EXECUTION_FAILED, EventType.EXECUTION_REDRIVEN, EventType.EXECUTION_SUCCEEDED);
        assertThat(records).flatExtracting(old -> old.redrive().stream().toList()).hasSizeGreaterThan(2).allSatisfy(redrive -> {
            assertThat(redrive.count()).isEqualTo(1);
            assertThat(redrive.tokens()).isNotEmpty();
        });
        assertThat(records).flatExtracting(old -> old.resumed().stream().toList()).anySatisfy(resumed -> {
            assertThat(resumed.created()).isEqualTo(3);
            assertThat(resumed.kept()).isNotEmpty();
        });
    }

    @Test
    void theHeaderOfFormat4TellsWhichTaskStartedTheExecution() {
        var records = journal("journal-format-4.txt");

        assertThat(records).allSatisfy(old -> assertThat(codec.decode(codec.encode(old))).isEqualTo(old));
        assertThat(records.getFirst().header().orElseThrow().origin()).contains(
                new Origin("arn:aws:states:us-east-1:000000000000:execution:m:e", "0", 1, true));
    }

    @Test
    void theJournalOfFormat5TellsOfVariablesOfWhatIsAwaitedAndOfTheMapRun() {
        var records = journal("journal-format-5.txt");

        assertThat(records).hasSize(4).allSatisfy(old -> assertThat(codec.decode(codec.encode(old))).isEqualTo(old));
        assertThat(records.getFirst().header().orElseThrow().item()).contains(
                new Header.OfMapRun("arn:aws:states:us-east-1:000000000000:mapRun:m/Lines:1", "Lines"));
        assertThat(records.getLast().frame().variables()).hasSize(2)
                .containsEntry("total", Payload.ofText("12.5")).containsEntry("who", Payload.ofText("{\"name\":\"Ada\"}"));
        assertThat(records).extracting(old -> old.frame().stand()).filteredOn(Stand.Awaiting.class::isInstance)
                .extracting(stand -> ((Stand.Awaiting) stand).awaited()).containsExactly(
                        new Awaited.Job(Payload.ofText("{\"JobRunId\":\"jr_1\"}"), Instant.parse("2026-11-30T12:01:00.25Z"), 2),
                        new Awaited.MapRun("arn:aws:states:us-east-1:000000000000:mapRun:m/Inner:2"));
    }

    private List<JournalRecord> journal(String file) {
        try (var in = OldJournalTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .map(line -> codec.decode(HexFormat.of().parseHex(line.substring(line.lastIndexOf(' ') + 1)))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
