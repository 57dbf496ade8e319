package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The queue and the timers in memory, on a clock that is given. */
public class SimulatedQueue implements Nudges, Timers {

    /** @param receipt names it to {@link #acknowledge} and {@link #giveBack} */
    public record Message(long receipt, Nudge nudge, int receives) {
    }

    private record Held(Nudge nudge, Instant visible, int receives) {
    }

    private final InstantSource clock;
    private final Duration visibility;
    private final Map<Long, Held> messages = new TreeMap<>();
    private final Set<Nudge> scheduled = new HashSet<>();
    private long receipts;

    public SimulatedQueue(InstantSource clock, Duration visibility) {
        this.clock = clock;
        this.visibility = visibility;
    }

    @Override
    public synchronized void send(Collection<Nudge> nudges) {
        nudges.forEach(nudge -> messages.put(++receipts, new Held(nudge, nudge.due(), 0)));
    }

    @Override
    public synchronized void schedule(Nudge nudge) {
        if (scheduled.add(unsent(nudge))) {
            send(List.of(nudge));
        }
    }

    /** Those that are due, longest due first; they are hidden until the visibility time is over. */
    public synchronized List<Message> receive(int atMost) {
        var now = clock.instant();
        var due = messages.entrySet().stream().filter(m -> !m.getValue().visible().isAfter(now))
                .sorted(Comparator.comparing(m -> m.getValue().visible())).limit(atMost).toList();
        var received = new ArrayList<Message>();
        for (var message : due) {
            var held = message.getValue();
            received.add(new Message(message.getKey(), held.nudge(), held.receives() + 1));
            messages.put(message.getKey(), new Held(held.nudge(), now.plus(visibility), held.receives() + 1));
        }
        return received;
    }

    public synchronized void acknowledge(Message message) {
        messages.remove(message.receipt());
    }

    public synchronized void giveBack(Message message, Duration delay) {
        messages.computeIfPresent(message.receipt(),
                (receipt, held) -> new Held(held.nudge(), clock.instant().plus(delay), held.receives()));
    }

    synchronized void loseAll() {
        messages.clear();
        scheduled.clear();
    }

    /** When the next message can be received; it may be past. */
    public synchronized Optional<Instant> nextDue() {
        return messages.values().stream().map(Held::visible).min(Comparator.naturalOrder());
    }

    /** What makes a timer the same as another: everything but when it was sent. */
    private static Nudge unsent(Nudge nudge) {
        return new Nudge(nudge.execution(), nudge.frame(), nudge.number(), nudge.due(), Instant.EPOCH, nudge.kind());
    }
}
