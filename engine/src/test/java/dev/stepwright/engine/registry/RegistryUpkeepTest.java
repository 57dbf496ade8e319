package dev.stepwright.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.Documents.Document;
import dev.stepwright.engine.registry.RegistryUpkeep.Deleted;
import dev.stepwright.engine.registry.StateMachines.Change;
import dev.stepwright.engine.registry.StateMachines.Draft;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistryUpkeepTest {

    private static final String ARN = "arn:aws:states:eu-central-1:123456789012:stateMachine:m";
    private static final Duration KEPT = Duration.ofDays(30).plusDays(10).plus(RegistryUpkeep.SPARE);
    private static final Duration DAY = RegistryUpkeep.EVERY;

    private final AtomicInteger ids = new AtomicInteger();
    private final DocumentsInMemory documents = new DocumentsInMemory();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final StateMachines machines = new StateMachines(documents, () -> now, () -> "r" + ids.incrementAndGet());
    private final RegistryUpkeep upkeep = new RegistryUpkeep(documents, machines, Duration.ofDays(30), Duration.ofDays(10));

    @Test
    void aRevisionThatWasReplacedGoesWhenNoExecutionKeepsToItAndItsTextAfterIt() {
        var first = create("first");
        var second = update("second");
        assertThat(run()).isEqualTo(new Deleted(0, 0, true));
        pass(KEPT);
        assertThat(run()).as("not older than that").isEqualTo(new Deleted(0, 0, true));
        pass(DAY);
        assertThat(run()).isEqualTo(new Deleted(1, 0, true));
        assertThat(machines.revision(ARN, first.id())).isEmpty();
        assertThat(machines.definitionText(first)).as("condemned, and still there").isEqualTo("first");
        pass(DAY);
        assertThat(run()).isEqualTo(new Deleted(0, 1, true));
        assertThat(keys("revisions")).containsExactly(ARN + "#" + second.id());
        assertThat(keys("definitions")).containsExactly(second.definitionHash() + "/0");
        assertThat(machines.definitionText(second)).isEqualTo("second");
    }

    @Test
    void aVersionKeepsItsRevisionAndSoDoTheExecutionsOfOneThatIsDeleted() {
        var first = create("first");
        publish(first);
        update("second");
        for (var days = 0; days < 100; days++) {
            run();
            pass(DAY);
        }
        assertThat(machines.definitionText(machines.revision(ARN, first.id()).orElseThrow())).isEqualTo("first");
        unpublish(1);
        run();
        pass(KEPT);
        run();
        assertThat(machines.revision(ARN, first.id())).isPresent();
        pass(DAY);
        run();
        assertThat(machines.revision(ARN, first.id())).isEmpty();
    }

    /** A publication that had read the machine before it was changed, and no pass between it and the deletion of the version. */
    @Test
    void aVersionOfARevisionThatHadADateIsUsedUntilItIsDeleted() {
        var first = create("first");
        update("second");
        run();
        publish(first);
        pass(KEPT.plus(DAY));
        unpublish(1);
        assertThat(run()).isEqualTo(new Deleted(0, 0, true));
        pass(KEPT.plus(DAY));
        assertThat(run()).isEqualTo(new Deleted(1, 0, true));
    }

    @Test
    void nothingIsLeftOfAMachineThatIsDeleted() {
        var first = create("x".repeat(120_000));
        publish(first);
        var machine = done(machines.beginDeletion(ARN));
        run();
        machines.publications().forget(machine);
        machines.forget(machine);
        pass(DAY);
        run();
        pass(KEPT.plus(DAY));
        assertThat(run()).isEqualTo(new Deleted(1, 0, true));
        pass(DAY);
        assertThat(run()).isEqualTo(new Deleted(0, 3, true));
        assertThat(keys("revisions")).isEmpty();
        assertThat(keys("definitions")).isEmpty();
        assertThat(keys("published")).isEmpty();
    }

    @Test
    void aTextThatNoRevisionEverReferredToGoes() {
        new Texts(documents, "definitions").store("lost");
        run();
        pass(DAY);
        assertThat(run()).isEqualTo(new Deleted(0, 1, true));
    }

    @Test
    void aCondemnedTextThatIsRegisteredAgainStays() {
        var texts = new Texts(documents, "definitions");
        var hash = texts.store("again");
        run();
        assertThat(OutOfUse.since(documents.get("definitions", hash + "/0").orElseThrow())).contains(now);
        var again = create("again");
        assertThat(OutOfUse.since(documents.get("definitions", hash + "/0").orElseThrow())).isEmpty();
        pass(DAY);
        assertThat(run()).isEqualTo(new Deleted(0, 0, true));
        assertThat(machines.definitionText(again)).isEqualTo("again");
    }

    /** As where the one who registers it looked at the text before it was condemned. */
    @Test
    void aCondemnedTextThatARevisionRefersToIsTakenBackByTheNextPass() {
        var hash = create("shared").definitionHash();
        var piece = documents.get("definitions", hash + "/0").orElseThrow();
        documents.put(OutOfUse.noted(piece, now));
        pass(DAY);
        assertThat(run()).isEqualTo(new Deleted(0, 0, true));
        assertThat(documents.get("definitions", hash + "/0")).contains(new Document("definitions", hash + "/0", 3, piece.json()));
    }

    @Test
    void aPassBeginsOnceADayAndGoesOnWhereItStopped() {
        create("current");
        IntStream.range(0, 250).forEach(i -> update("text " + i % 50));
        for (var page = 1; page <= 3; page++) {
            assertThat(run(1).isFinished()).isFalse();
        }
        assertThat(dated()).isEqualTo(250);
        var runs = 0;
        while (!run(2).isFinished()) {
            assertThat(++runs).isLessThan(10);
        }
        assertThat(runs).as("twenty pieces a page, the revisions gathered first").isEqualTo(2);
        update("one more");
        assertThat(run()).isEqualTo(new Deleted(0, 0, true));
        assertThat(dated()).as("the next pass is not due").isEqualTo(250);
        pass(DAY);
        run();
        assertThat(dated()).isEqualTo(251);
        pass(KEPT);
        var revisions = 0L;
        for (var i = 0; i < 4; i++) {
            revisions += run(1).revisions();
        }
        assertThat(revisions).isEqualTo(250);
    }

    @Test
    void aStoreThatCannotBeHadLeavesTheRestToTheNextRun() {
        create("current");
        IntStream.range(0, 120).forEach(i -> update("text " + i));
        var failing = new AtomicInteger(110);
        var flaky = new DocumentsInMemory() {
            @Override
            public boolean put(Document document) {
                if (document.collection().equals("revisions") && failing.decrementAndGet() == 0) {
                    throw new StoreUnavailable("as a test has it", null);
                }
                return documents.put(document);
            }

            @Override
            public Optional<Document> get(String collection, String key) {
                return documents.get(collection, key);
            }

            @Override
            public boolean delete(String collection, String key, long version) {
                return documents.delete(collection, key, version);
            }

            @Override
            public Page list(String collection, String keyPrefix, int limit, Optional<String> cursor) {
                return documents.list(collection, keyPrefix, limit, cursor);
            }
        };
        var over = new RegistryUpkeep(flaky, machines, Duration.ofDays(30), Duration.ofDays(10));
        assertThat(over.run(now, () -> true).isFinished()).isFalse();
        assertThat(dated()).isEqualTo(109);
        assertThat(over.run(now, () -> true).isFinished()).isTrue();
        assertThat(dated()).isEqualTo(120);
    }

    private Deleted run() {
        return upkeep.run(now, () -> true);
    }

    private Deleted run(int pages) {
        var left = new AtomicInteger(pages);
        return upkeep.run(now, () -> left.getAndDecrement() > 0);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private long dated() {
        return documents.list("revisions", "", 10_000, Optional.empty()).documents().stream()
                .filter(found -> OutOfUse.since(found).isPresent()).count();
    }

    private List<String> keys(String collection) {
        return documents.list(collection, "", 10_000, Optional.empty()).documents().stream().map(Document::key).toList();
    }

    private void publish(Revision revision) {
        machines.publications().rewrite(machines.find(ARN).orElseThrow(), before -> before.with(revision, now, Optional.empty()));
    }

    private void unpublish(long number) {
        var machine = machines.find(ARN).orElseThrow();
        machines.publications().of(machine).version(number).ifPresent(version -> machines.beginDisuse(ARN, version.revision()));
        machines.publications().rewrite(machine, before -> before.withoutVersion(number));
    }

    private Revision create(String definition) {
        return done(machines.create(new Draft(ARN, "m", MachineType.STANDARD, definition, "role/1", Logging.OFF, false, Map.of())))
                .current();
    }

    private Revision update(String definition) {
        return done(machines.update(ARN, new Change(Optional.of(definition), Optional.empty(), Optional.empty(), Optional.empty())))
                .current();
    }

    private static Machine done(Written written) {
        return ((Written.Done) written).machine();
    }
}
