package dev.stepwright.local.queue;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.Timers;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.Micros;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue of one process: what was sent is in the table, what comes next is in memory as well. A receiver sleeps until
 * exactly the next message is due, or one is sent that is due sooner. A message that was received is hidden until it is
 * acknowledged, given back, or its visibility timeout is over; which is in memory only, for the folder's lock proves that
 * a restarted process is the only one.
 */
public final class EmbeddedQueue implements Nudges, Timers {

    private static final System.Logger LOG = System.getLogger(EmbeddedQueue.class.getName());
    private static final int WINDOW = 4_000;
    /** A sleeper looks at the clock again after this time: the clock may be set. */
    private static final long LONGEST_SLEEP_MICROS = 15_000_000;

    /** @param until when it is visible again @param told whether somebody said so, or it is the timeout */
    private record Hidden(Message message, long until, boolean told) {
    }

    private final MessageTable table;
    private final Duration visibility;
    private final int mostReceives;
    private final AtomicLong ids;
    private final AtomicLong givenBack = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final Window window = new Window(WINDOW);
    private final Map<Long, Hidden> hidden = new HashMap<>();

    /**
     * @param visibility   for how long a received message is hidden
     * @param mostReceives received this often without being acknowledged, a message is dead
     */
    public EmbeddedQueue(Database database, Duration visibility, int mostReceives) {
        this.table = new MessageTable(database);
        this.visibility = visibility;
        this.mostReceives = mostReceives;
        this.ids = new AtomicLong(table.greatestId());
    }

    @Override
    public void send(Collection<Nudge> nudges) {
        if (nudges.isEmpty()) {
            return;
        }
        var rows = nudges.stream().map(this::fresh).toList();
        table.insert(rows);
        offer(rows);
    }

    @Override
    public void schedule(Nudge nudge) {
        var row = fresh(nudge);
        if (table.insertTimer(row)) {
            offer(List.of(row));
        }
    }

    private MessageTable.Row fresh(Nudge nudge) {
        var now = Instant.now();
        var visible = Micros.of(nudge.due().isAfter(now) ? nudge.due().plusNanos(999) : now);
        return new MessageTable.Row(visible, new Message(ids.incrementAndGet(), nudge, 0));
    }

    private void offer(List<MessageTable.Row> rows) {
        lock.lock();
        try {
            for (var row : rows) {
                if (!hidden.containsKey(row.message().id())) {
                    window.offer(row.visible(), row.message());
                }
            }
            sooner.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Up to so many messages that are due, oldest first; sleeps until there is one, no longer than that. */
    public List<Message> receive(int atMost, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                var received = takeDue(atMost);
                var left = end - System.nanoTime();
                if (!received.isEmpty() || left <= 0) {
                    return received;
                }
                sleep(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sleep(long nanos) throws InterruptedException {
        var now = now();
        var next = now + LONGEST_SLEEP_MICROS;
        next = Math.min(next, window.next().orElse(Long.MAX_VALUE));
        for (var message : hidden.values()) {
            next = Math.min(next, message.until());
        }
        if (next > now) {
            sooner.awaitNanos(Math.min(nanos, TimeUnit.MICROSECONDS.toNanos(next - now)));
        }
    }

    private List<Message> takeDue(int atMost) {
        var now = now();
        showAgain(now);
        var received = new ArrayList<Message>();
        while (received.size() < atMost) {
            if (window.next().isEmpty() && !window.isComplete()) {
                refill();
            }
            var message = window.take(now);
            if (message.isEmpty()) {
                break;
            }
            var again = new Message(message.get().id(), message.get().nudge(), message.get().receives() + 1);
            hidden.put(again.id(), new Hidden(again, now + TimeUnit.NANOSECONDS.toMicros(visibility.toNanos()), false));
            received.add(again);
        }
        return received;
    }

    private void refill() {
        var rows = table.after(window.horizon(), WINDOW / 2);
        window.extendTo(rows.size() < WINDOW / 2 ? Window.Place.END
                : new Window.Place(rows.getLast().visible(), rows.getLast().message().id()));
        for (var row : rows) {
            if (!hidden.containsKey(row.message().id())) {
                window.offer(row.visible(), row.message());
            }
        }
    }

    /** Whoever has not acknowledged in time may be stuck: the message comes again. */
    private void showAgain(long now) {
        var over = hidden.values().stream().filter(message -> message.until() <= now).toList();
        for (var message : over) {
            hidden.remove(message.message().id());
            if (message.message().receives() >= mostReceives) {
                bury(message.message());
            } else {
                table.move(message.message().id(), now, message.message().receives());
                window.offer(now, message.message());
            }
        }
    }

    private void bury(Message message) {
        LOG.log(Level.ERROR, "Received " + message.receives() + " times and never done, now among the dead letters: "
                + message.nudge());
        table.bury(message.id(), message.receives());
    }

    public void acknowledge(Message message) {
        lock.lock();
        try {
            hidden.remove(message.id());
        } finally {
            lock.unlock();
        }
        table.deleteSoon(message.id());
    }

    /** Notes when a received message is to be visible again, should it not be acknowledged. */
    public void hide(long id, Duration fromNow) {
        lock.lock();
        try {
            hidden.computeIfPresent(id, (key, message) -> new Hidden(message.message(), now() + fromNow.toNanos() / 1_000, true));
        } finally {
            lock.unlock();
        }
    }

    /** It was not done. It comes again when {@link #hide} said, or else after the delay; too often, and it is dead. */
    public void giveBack(Message message, Duration delay) {
        Hidden known;
        lock.lock();
        try {
            known = hidden.remove(message.id());
        } finally {
            lock.unlock();
        }
        if (known == null) {
            return;
        }
        givenBack.incrementAndGet();
        if (message.receives() >= mostReceives) {
            bury(message);
            return;
        }
        var visible = known.told() ? known.until() : now() + delay.toNanos() / 1_000;
        table.move(message.id(), visible, message.receives());
        offer(List.of(new MessageTable.Row(visible, message)));
    }

    /**
     * How the queue is doing.
     *
     * @param waiting     messages that are due and that nobody works on
     * @param later       messages that are not due yet
     * @param underWay    messages that a step works on
     * @param givenBack   how often a step was not done, since the process began: its store or its payload was not to be had
     * @param deadLetters messages that nobody could handle
     */
    public record State(long waiting, long later, long underWay, long givenBack, long deadLetters) {
    }

    public State state() {
        var now = now();
        long underWay;
        lock.lock();
        try {
            underWay = hidden.size();
        } finally {
            lock.unlock();
        }
        var due = table.due(now);
        return new State(Math.max(0, due - underWay), table.later(now), underWay, givenBack.get(), table.dead());
    }

    /** Sends dead letters again, as new; how many there were. */
    public int redrive() {
        var redriven = 0;
        for (var some = table.exhume(now()); !some.isEmpty(); some = table.exhume(now())) {
            offer(some);
            redriven += some.size();
        }
        return redriven;
    }

    private static long now() {
        return Micros.of(Instant.now());
    }
}
