package dev.stepwright.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.Alias.Route;
import dev.stepwright.engine.registry.StateMachines.Draft;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicationsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.123456789Z");
    private static final String ARN = "arn:aws:states:eu-central-1:123456789012:stateMachine:m";

    private final AtomicLong seconds = new AtomicLong();
    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final StateMachines machines = new StateMachines(documents, () -> NOW.plusSeconds(seconds.getAndIncrement()),
            () -> "00000000-0000-0000-0000-" + seconds.getAndIncrement());
    private final Publications publications = machines.publications();

    @Test
    void whatIsWrittenIsReadAgain() {
        var machine = machine();
        var key = publications.keep("a \"description\" ä€😀");
        var alias = new Alias("PROD", Optional.of(key), List.of(new Route(1, 30), new Route(2, 70)), NOW, NOW.plusSeconds(9));
        publications.rewrite(machine, published -> published.with(machine.current(), NOW, Optional.of(key)));
        var written = publications.rewrite(machine, published -> published.with(revision(machine, "r2"), NOW, Optional.empty()).with(alias));
        assertThat(publications.of(machine)).isEqualTo(written.orElseThrow());
        assertThat(written.get().versions()).extracting(Version::number).containsExactly(1L, 2L);
        assertThat(written.get().alias("PROD")).contains(alias);
        assertThat(written.get().versionOf(machine.current()).orElseThrow().descriptionKey().map(publications::description))
                .contains("a \"description\" ä€😀");
    }

    @Test
    void aNumberNeverComesAgain() {
        var machine = machine();
        publications.rewrite(machine, published -> published.with(machine.current(), NOW, Optional.empty()));
        publications.rewrite(machine, published -> published.withoutVersion(1));
        var published = publications.rewrite(machine, before -> before.with(machine.current(), NOW, Optional.empty())).orElseThrow();
        assertThat(published.versions()).extracting(Version::number).containsExactly(2L);
    }

    @Test
    void aMachineOfTheSameNameBeginsAnew() {
        var first = machine();
        publications.rewrite(first, published -> published.with(first.current(), NOW, Optional.empty()));
        machines.forget(done(machines.beginDeletion(ARN)));
        var second = machine();
        assertThat(publications.of(second)).isEqualTo(Published.nothing(second));
        publications.rewrite(second, published -> published.with(second.current(), NOW, Optional.empty()));
        publications.forget(first);
        assertThat(publications.of(second).versions()).hasSize(1);
        publications.forget(second);
        assertThat(documents.get("published", ARN)).isEmpty();
    }

    @Test
    void ofManyPublicationsAtOnceEachGetsItsNumberOrIsToldOfTheOthers() throws Exception {
        var machine = machine();
        var calls = IntStream.range(0, 6).mapToObj(i -> (Callable<Optional<Published>>) () -> publications.rewrite(machine,
                published -> published.with(revision(machine, "r" + i), NOW, Optional.empty()))).toList();
        var done = new ArrayList<Published>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(calls)) {
                answer.get().ifPresent(done::add);
            }
        }
        assertThat(done).isNotEmpty();
        assertThat(publications.of(machine).versions()).extracting(Version::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, done.size()).mapToObj(Long::valueOf).toList());
    }

    @Test
    void whoAlwaysLosesIsTold() {
        var machine = machine();
        var written = publications.rewrite(machine, published -> {
            var other = published.last();
            publications.rewrite(machine, meanwhile -> meanwhile.last() > other ? meanwhile
                    : meanwhile.with(revision(machine, "other " + other), NOW, Optional.empty()));
            return published.with(revision(machine, "mine"), NOW, Optional.empty());
        });
        assertThat(written).isEmpty();
        assertThat(publications.of(machine).versionOf(revision(machine, "mine"))).isEmpty();
    }

    /** The document of a machine with all that it may have published fits into an item of every store. */
    @Test
    void allThatMayBePublishedFits() {
        var machine = machine();
        var key = publications.keep("d");
        var full = Published.nothing(machine);
        for (var i = 0; i < Published.MOST_VERSIONS; i++) {
            full = full.with(revision(machine, "01234567-89ab-cdef-0123-" + i), NOW, Optional.of(key));
        }
        for (var i = 0; i < Published.MOST_ALIASES; i++) {
            full = full.with(new Alias(i + "n".repeat(76), Optional.of(key), List.of(new Route(999_999_998, 50), new Route(999_999_999, 50)),
                    NOW, NOW));
        }
        var whole = full;
        assertThat(publications.rewrite(machine, _ -> whole)).contains(whole);
        assertThat(documents.get("published", ARN).orElseThrow().json().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(350_000);
        assertThatThrownBy(() -> whole.with(revision(machine, "one more"), NOW, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most 1000 versions");
    }

    @Test
    void pointsFallToVersionsByTheirWeights() {
        var alias = new Alias("a", Optional.empty(), List.of(new Route(7, 30), new Route(8, 70)), NOW, NOW);
        assertThat(IntStream.range(0, 100).filter(point -> alias.versionAt(point) == 7)).hasSize(30);
        assertThat(alias.versionAt(29)).isEqualTo(7);
        assertThat(alias.versionAt(30)).isEqualTo(8);
        assertThat(alias.usualVersion()).isEqualTo(8);
        assertThatThrownBy(() -> alias.versionAt(100)).isInstanceOf(IllegalArgumentException.class);
        var whole = new Alias("a", Optional.empty(), List.of(new Route(7, 0), new Route(8, 100)), NOW, NOW);
        assertThat(IntStream.range(0, 100).mapToObj(whole::versionAt)).containsOnly(8L);
        var even = new Alias("a", Optional.empty(), List.of(new Route(8, 50), new Route(7, 50)), NOW, NOW);
        assertThat(even.usualVersion()).as("the one that is named first").isEqualTo(8);
        assertThatThrownBy(() -> new Alias("a", Optional.empty(), List.of(new Route(7, 99)), NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weights that make 100");
    }

    private Machine machine() {
        return done(machines.create(new Draft(ARN, "m", MachineType.STANDARD, "{}", "role/1", Logging.OFF, false, Map.of())));
    }

    private static Machine done(Written written) {
        return ((Written.Done) written).machine();
    }

    private static Revision revision(Machine machine, String id) {
        var current = machine.current();
        return new Revision(current.stateMachineArn(), current.name(), current.type(), id, false, current.definitionHash(),
                current.roleArn(), current.logging(), current.tracing(), current.updated());
    }
}
