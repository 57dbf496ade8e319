package dev.stepwright.functions.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.JournalStore.SummaryPage;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.registry.Documents.Document;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.RegistryUpkeep;
import dev.stepwright.engine.registry.StateMachines;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final List<Nudge> sent = new ArrayList<>();
    private final List<Sweep.Swept> told = new ArrayList<>();
    private final List<Optional<String>> asked = new ArrayList<>();

    @Test
    void everyOpenExecutionIsNudgedAtItsRoot() {
        sweep(open(250, NOW.minusSeconds(86_400)));
        assertThat(sent).hasSize(250).doesNotHaveDuplicates();
        assertThat(told).containsExactly(new Sweep.Swept(250, 250, true));
        assertThat(sent.getFirst()).isEqualTo(new Nudge("arn:e0", "0", 0, Instant.EPOCH, NOW, Nudge.Kind.SWEEP));
    }

    @Test
    void theYoungAreLeftAloneAndNotEvenPagedThrough() {
        var open = new ArrayList<>(open(30, NOW.minus(Sweep.YOUNG).minusSeconds(1)));
        open.addAll(open(500, NOW.minus(Sweep.YOUNG)));
        sweep(open);
        assertThat(sent).hasSize(30);
        assertThat(asked).hasSize(1);
    }

    @Test
    void theRegistryIsTidiedToo() {
        documents.put(new Document("definitions", "h/0", 1, "{\"pieces\":1,\"text\":\"{}\",\"outOfUseSince\":\"2026-02-01T10:00:00Z\"}"));
        sweep(List.of());
        assertThat(documents.get("definitions", "h/0")).isEmpty();
    }

    private void sweep(List<Summary> open) {
        var clock = InstantSource.fixed(NOW);
        var registry = new RegistryUpkeep(documents, new StateMachines(documents, clock, () -> "id"), Duration.ofDays(365),
                Duration.ofDays(90));
        new SweepHandler(new Sweep(journal(open), sent::addAll, documents), registry, clock, told::add)
                .handleRequest(null, null, null);
    }

    private static List<Summary> open(int count, Instant start) {
        return IntStream.range(0, count).mapToObj(i -> new Summary("arn:e" + i, "arn:m", "e" + i, "RUNNING", start,
                Optional.empty(), new byte[0])).toList();
    }

    /** A journal that knows open executions and nothing else. */
    @SuppressWarnings("unchecked")
    private JournalStore journal(List<Summary> open) {
        return (JournalStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {JournalStore.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("open") || method.getParameterCount() != 2
                            || method.getReturnType() != SummaryPage.class) {
                        throw new AssertionError("the sweep has no business with " + method);
                    }
                    return page(open, (int) arguments[0], (Optional<String>) arguments[1]);
                });
    }

    private SummaryPage page(List<Summary> open, int limit, Optional<String> cursor) {
        asked.add(cursor);
        var from = cursor.map(Integer::parseInt).orElse(0);
        var to = Math.min(from + limit, open.size());
        return new SummaryPage(open.subList(from, to), to < open.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }
}
