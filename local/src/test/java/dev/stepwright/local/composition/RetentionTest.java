package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.Start;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.local.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed executions go after the time that was set, with the next upkeep; what is open stays, however old. */
class RetentionTest {

    private static final String MACHINE = """
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPath": "$.wait", "End": true}}}""";

    @TempDir
    private Path folder;

    @Test
    void closedExecutionsGoAndOpenOnesStay() throws Exception {
        String closed;
        String open;
        try (var composition = open(Duration.ofMillis(1))) {
            closed = start(composition, "closed", 0);
            open = start(composition, "open", 5_000);
            untilStopped(composition, closed);
        }
        try (var composition = open(Duration.ofMillis(1))) {
            while (describe(composition, closed).isPresent()) {
                Thread.sleep(5);
            }
            assertThat(composition.executions().history(closed)).isEmpty();
            assertThat(describe(composition, open)).map(Description::status).contains("RUNNING");
            assertThat(composition.executions().history(open).orElseThrow()).isNotEmpty();
        }
    }

    @Test
    void aNameCanBeUsedAgainWhenItsExecutionIsGone() throws Exception {
        try (var composition = open(Duration.ofMillis(1))) {
            var first = start(composition, "name", 0);
            untilStopped(composition, first);
        }
        try (var composition = open(Duration.ofDays(1))) {
            while (describe(composition, composition.apiSettings().executionArn("m", "name")).isPresent()) {
                Thread.sleep(5);
            }
            var again = start(composition, "name", 0);
            untilStopped(composition, again);
            assertThat(describe(composition, again)).map(Description::status).contains("SUCCEEDED");
        }
    }

    @Test
    void closedExecutionsStayAsLongAsTheyAreToBeKept() throws Exception {
        String closed;
        try (var composition = open(Duration.ofDays(1))) {
            closed = start(composition, "closed", 0);
            untilStopped(composition, closed);
        }
        try (var database = Database.in(folder)) {
            long kept = database.read(session -> session.first(row -> row.getLong(1),
                    "SELECT expires - stop FROM summary WHERE execution = ?", closed)).orElseThrow();
            assertThat(kept).as("microseconds").isEqualTo(Duration.ofDays(1).toNanos() / 1_000);
        }
    }

    /** Or gone, as it is with the shortest retention. */
    private static void untilStopped(Composition composition, String execution) throws InterruptedException {
        while (describe(composition, execution).filter(described -> described.stopDate().isEmpty()).isPresent()) {
            Thread.sleep(5);
        }
    }

    private static Optional<Description> describe(Composition composition, String execution) {
        return composition.executions().describe(execution);
    }

    private static String start(Composition composition, String name, int seconds) {
        var revision = composition.register("m", MACHINE, "arn:aws:iam::000000000000:role/r");
        var arn = composition.apiSettings().executionArn("m", name);
        composition.executions().start(new Start(arn, name, revision.stateMachineArn(), "m", revision.id(), revision.roleArn(),
                Payload.ofText("{\"wait\":" + seconds + "}"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Conduct.Choice.NONE));
        return arn;
    }

    private Composition open(Duration retention) {
        var opened = new Composition(new Composition.Settings(Optional.of(folder), Optional.empty(), "us-east-1", "000000000000",
                Conduct.USUAL, new Environment(Map.of(), Map.of()), _ -> { }, Duration.ofSeconds(5), retention), Composition.Watch.NONE);
        opened.start();
        return opened;
    }
}
