package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The queues of activities in memory, on a clock that is given. */
public class SimulatedActivityQueues implements ActivityQueues {

    private record Held(Nudge task, Instant visible) {
    }

    private final InstantSource clock;
    private final Duration visibility;
    private final Consumer<Duration> waiting;
    private final Map<String, Map<Long, Held>> queues = new HashMap<>();
    private long receipts;

    /** @param waiting lets that time pass */
    public SimulatedActivityQueues(InstantSource clock, Duration visibility, Consumer<Duration> waiting) {
        this.clock = clock;
        this.visibility = visibility;
        this.waiting = waiting;
    }

    @Override
    public synchronized void create(String queue) {
        queues.computeIfAbsent(queue, _ -> new TreeMap<>());
    }

    @Override
    public synchronized void delete(String queue) {
        queues.remove(queue);
    }

    @Override
    public synchronized void send(String queue, Nudge task) {
        of(queue).put(++receipts, new Held(task, clock.instant()));
    }

    @Override
    public synchronized Optional<Received> poll(String queue, Duration wait) {
        if (!isVisible(queue)) {
            waiting.accept(wait);
        }
        var now = clock.instant();
        var first = of(queue).entrySet().stream().filter(held -> !held.getValue().visible().isAfter(now)).findFirst();
        first.ifPresent(held -> held.setValue(new Held(held.getValue().task(), now.plus(visibility))));
        return first.map(held -> new Received(held.getValue().task(), held.getKey().toString()));
    }

    @Override
    public synchronized void acknowledge(String queue, Received received) {
        of(queue).remove(Long.valueOf(received.receipt()));
    }

    public synchronized boolean isVisible(String queue) {
        return nextVisible(queue).filter(visible -> !visible.isAfter(clock.instant())).isPresent();
    }

    /** When the next can be received; it may be past. */
    public synchronized Optional<Instant> nextVisible(String queue) {
        return of(queue).values().stream().map(Held::visible).min(Comparator.naturalOrder());
    }

    private Map<Long, Held> of(String queue) {
        return Optional.ofNullable(queues.get(queue)).orElseThrow(() -> new StoreUnavailable("no queue " + queue, null));
    }
}
