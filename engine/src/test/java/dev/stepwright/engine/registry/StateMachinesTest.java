package dev.stepwright.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.StateMachines.Change;
import dev.stepwright.engine.registry.StateMachines.Draft;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateMachinesTest {

    private static final String ARN = "arn:aws:states:eu-central-1:123456789012:stateMachine:m";

    private final AtomicInteger ids = new AtomicInteger();
    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final StateMachines machines = machines(documents);

    private StateMachines machines(Documents store) {
        return new StateMachines(store, () -> Instant.ofEpochSecond(1_700_000_000), () -> "r" + ids.incrementAndGet());
    }

    @Test
    void aLongDefinitionIsKeptCharacterForCharacter() {
        var text = "{\"StartAt\":\"ä€😀\\\"\n\"}".repeat(50_000);
        var revision = done(machines.create(draft(text))).current();
        assertThat(machines.definitionText(revision)).isEqualTo(text);
        assertThat(documents.list("definitions", "", 1000, Optional.empty()).documents())
                .hasSizeGreaterThan(10).allMatch(d -> d.json().getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 350_000);
    }

    @Test
    void revisionsOutliveTheirMachineAndItsSuccessor() {
        var first = done(machines.create(draft("1"))).current();
        delete();
        assertThat(machines.find(ARN)).isEmpty();
        var second = done(machines.create(draft("2"))).current();
        assertThat(machines.revision(ARN, first.id())).contains(first);
        assertThat(machines.definitionText(first)).isEqualTo("1");
        assertThat(machines.definitionText(second)).isEqualTo("2");
        delete();
        assertThat(machines.beginDeletion(ARN)).isInstanceOf(Written.Missing.class);
    }

    private void delete() {
        machines.forget(done(machines.beginDeletion(ARN)));
    }

    @Test
    void aMachineThatIsBeingDeletedTakesNoChangeAndKeepsItsName() {
        machines.create(draft("1"));
        assertThat(done(machines.beginDeletion(ARN)).isDeleting()).isTrue();
        assertThat(done(machines.beginDeletion(ARN)).isDeleting()).isTrue();
        assertThat(machines.create(draft("1"))).isInstanceOf(Written.Deleting.class);
        assertThat(machines.update(ARN, new Change(Optional.of("2"), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(Written.Deleting.class);
        assertThat(machines.find(ARN).orElseThrow().isDeleting()).isTrue();
    }

    @Test
    void whoIsLateForgetsNoSuccessor() {
        machines.create(draft("1"));
        var late = done(machines.beginDeletion(ARN));
        machines.forget(late);
        machines.create(draft("2"));
        machines.forget(late);
        assertThat(machines.find(ARN)).isPresent();
    }

    @Test
    void whoDrivesExecutionsLearnsOfADeletionWithinASecond() {
        var now = new AtomicReference<>(Instant.ofEpochSecond(1_700_000_000));
        var watched = new StateMachines(documents, now::get, () -> "r" + ids.incrementAndGet());
        var definitions = new CompiledDefinitions(watched, 2);
        watched.create(draft("1"));
        assertThat(definitions.isDeleted(ARN)).isFalse();
        watched.beginDeletion(ARN);
        now.set(now.get().plusSeconds(1));
        assertThat(definitions.isDeleted(ARN)).isTrue();
        watched.forget(watched.find(ARN).orElseThrow());
        assertThat(definitions.isDeleted(ARN)).isTrue();
    }

    @Test
    void aChangeChangesWhatItNames() {
        var before = done(machines.create(draft("1"))).current();
        var logging = new Logging("ALL", true, Optional.of("arn:group"));
        var after = done(machines.update(ARN, new Change(Optional.of("2"), Optional.empty(), Optional.of(logging), Optional.empty()))).current();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.initial()).isFalse();
        assertThat(after.logging()).isEqualTo(logging);
        assertThat(after.roleArn()).isEqualTo(before.roleArn());
        assertThat(machines.find(ARN).orElseThrow().current()).isEqualTo(after);
        assertThat(machines.update(ARN + "x", text("2")))
                .isEqualTo(new Written.Missing());
    }

    @Test
    void aChangeThatLostIsMadeAgainOnWhatWon() {
        done(machines.create(draft("1")));
        var racing = new DocumentsInMemory() {
            private boolean raced;

            @Override
            public boolean put(Document document) {
                if (document.collection().equals("machines") && !raced) {
                    raced = true;
                    done(machines.update(ARN, role("role/2")));
                }
                return documents.put(document);
            }

            @Override
            public Optional<Document> get(String collection, String key) {
                return documents.get(collection, key);
            }
        };
        var won = done(machines(racing).update(ARN, text("2"))).current();
        assertThat(won.roleArn()).isEqualTo("role/2");
        assertThat(machines.definitionText(won)).isEqualTo("2");
    }

    @Test
    void ofManyCreationsOneHappens() throws Exception {
        var creations = new ArrayList<Callable<Written>>();
        for (var i = 0; i < 8; i++) {
            var draft = draft("definition " + i);
            creations.add(() -> machines.create(draft));
        }
        var done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(creations)) {
                done += answer.get() instanceof Written.Done ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void aDefinitionIsCompiledOnceAndReadOnce() {
        var first = done(machines.create(draft(definition("1")))).current();
        var definitions = new CompiledDefinitions(machines, 2);
        var compiled = definitions.definition(ARN, first.id());
        assertThat(compiled.comment()).isEqualTo("1");
        documents.delete("revisions", ARN + "#" + first.id(), 1);
        assertThat(definitions.definition(ARN, first.id())).isSameAs(compiled);

        var second = done(machines.update(ARN, role("role/2"))).current();
        assertThat(definitions.definition(ARN, second.id())).as("same text").isSameAs(compiled);
    }

    @Test
    void whatWasNotUsedForLongIsForgotten() {
        var definitions = new CompiledDefinitions(machines, 2);
        done(machines.create(draft(definition("0"))));
        var revisions = Stream.of("1", "2", "3")
                .map(comment -> done(machines.update(ARN, text(definition(comment)))).current().id()).toList();
        var compiled = revisions.stream().map(id -> definitions.definition(ARN, id)).toList();
        assertThat(definitions.definition(ARN, revisions.get(2))).isSameAs(compiled.get(2));
        assertThat(definitions.definition(ARN, revisions.get(1))).isSameAs(compiled.get(1));
        assertThat(definitions.definition(ARN, revisions.get(0))).isNotSameAs(compiled.get(0)).isEqualTo(compiled.get(0));
    }

    @Test
    void aRevisionThatIsNotThereCannotBeHad() {
        assertThatThrownBy(() -> new CompiledDefinitions(machines, 2).definition(ARN, "none"))
                .isInstanceOf(StoreUnavailable.class).hasMessageContaining("Expected revision none");
    }

    @Test
    void aTextThatIsNoDefinitionIsOurOwnFault() {
        var revision = done(machines.create(draft("{}"))).current();
        assertThatThrownBy(() -> new CompiledDefinitions(machines, 2).definition(ARN, revision.id()))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("These fields are required");
    }

    private static Change text(String definition) {
        return new Change(Optional.of(definition), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Change role(String arn) {
        return new Change(Optional.empty(), Optional.of(arn), Optional.empty(), Optional.empty());
    }

    private static String definition(String comment) {
        return "{\"Comment\":\"" + comment + "\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
    }

    private static Draft draft(String definition) {
        return new Draft(ARN, "m", MachineType.STANDARD, definition, "role/1", Logging.OFF, false, Map.of("k", "v"));
    }

    private static Machine done(Written written) {
        return written instanceof Written.Done(var machine) ? machine : fail(written);
    }

    private static Machine fail(Written written) {
        throw new AssertionError("expected it done, found " + written);
    }
}
