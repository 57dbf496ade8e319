package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.inprocess.FrameEvent;
import dev.stepwright.engine.inprocess.InProcessRunner;
import dev.stepwright.engine.inprocess.LanguageCase;
import dev.stepwright.engine.inprocess.Run;
import dev.stepwright.engine.inprocess.RunTime;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Differential: every case of the language through the durable driver, each frame written and read back at every step, comes to
 * what it comes to in memory: outcome, events and their details, and in a single thread of control their order and ids.
 */
class DifferentialTest {

    @ParameterizedTest
    @MethodSource("dev.stepwright.engine.inprocess.LanguageCase#all")
    void theDurableDriverComesToTheSame(LanguageCase languageCase) {
        comesToTheSame(languageCase, new QuietDrive(languageCase));
    }

    /** Resume anywhere: a fresh process goes on from every record, and knows nothing but the journal. */
    @Tag("one-machine")
    @ParameterizedTest
    @MethodSource("dev.stepwright.engine.inprocess.LanguageCase#all")
    void aFreshProcessGoesOnFromEveryRecord(LanguageCase languageCase) {
        var drive = new QuietDrive(languageCase, true);

        comesToTheSame(languageCase, drive);

        assertThat(drive.deaths()).isPositive();
    }

    private static void comesToTheSame(LanguageCase languageCase, QuietDrive drive) {
        var expected = inMemory(languageCase);

        drive.run();

        same(drive.described(), expected.outcome());
        var history = drive.history();
        if (expected.history().stream().allMatch(event -> event.frame().isEmpty())) {
            inOrder(languageCase, history, expected.history());
        } else {
            forked(history, expected);
        }
    }

    /** Siblings run side by side, and those that a failure puts an end to are shown as aborted. */
    private static void forked(List<NumberedEvent> history, Run expected) {
        var types = types(history.stream().map(NumberedEvent::event));
        var expectedTypes = types(expected.history().stream().map(FrameEvent::event));
        var pairs = Succession.durable(history);
        if (types.equals(expectedTypes)) {
            assertThat(pairs).as("what follows what").isEqualTo(Succession.inMemory(expected.history()));
        } else {
            assertThat(types).containsAll(expectedTypes);
            assertThat(pairs).as("what follows what").containsAll(Succession.inMemory(expected.history()));
        }
        Succession.holdsAtForksAndJoins(history);
    }

    private static void inOrder(LanguageCase languageCase, List<NumberedEvent> history, List<FrameEvent> expected) {
        assertThat(history.stream().map(e -> e.event().type()).toList())
                .isEqualTo(expected.stream().map(e -> e.event().type()).toList());
        var namesToken = languageCase.json().toString().contains("Token");
        for (var i = 0; i < history.size(); i++) {
            assertThat(history.get(i).id()).isEqualTo(i + 1L);
            assertThat(history.get(i).previousEventId()).as("what " + history.get(i) + " follows")
                    .isIn(Succession.inOneThread(i, history.get(i).event().type()));
            if (!namesToken) {
                assertThat(history.get(i).event()).isEqualTo(expected.get(i).event());
            }
        }
    }

    private static List<EventType> types(Stream<HistoryEvent> events) {
        return events.map(HistoryEvent::type).sorted().toList();
    }

    private static void same(Description described, Outcome expected) {
        switch (expected) {
            case Outcome.Succeeded(var output) -> {
                assertThat(described.status()).isEqualTo("SUCCEEDED");
                assertThat(described.output().orElseThrow().node()).isEqualTo(output.node());
            }
            case Outcome.Failed(var failure) -> {
                assertThat(described.status()).isEqualTo("FAILED");
                assertThat(described.failure()).map(DifferentialTest::withoutIds).contains(withoutIds(failure));
            }
            case Outcome.TimedOut _ -> assertThat(described.status()).isEqualTo("TIMED_OUT");
            case Outcome.Aborted _ -> throw new AssertionError("nobody stops a case");
        }
    }

    /** Causes cite event ids, which siblings side by side cannot all know. */
    private static Failure withoutIds(Failure failure) {
        return new Failure(failure.error(), failure.cause().map(cause -> cause.replaceAll("event id #\\d+", "event id")));
    }

    private static Run inMemory(LanguageCase languageCase) {
        return new InProcessRunner(new Interpreter(), languageCase.tasks(), RunTime.virtual(LanguageCase.START), new FixedRandomness(),
                languageCase.limits(), UnaryOperator.identity()).run(languageCase.machine(), languageCase.execution());
    }
}
