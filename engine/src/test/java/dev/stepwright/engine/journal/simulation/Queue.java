package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.Nudge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue of a world: a bag of messages that come back until they are deleted, or have come back too often. */
final class Queue {

    static final int MOST_RECEIVES = 12;
    static final Duration VISIBILITY = Duration.ofSeconds(60);

    static final class Message {
        final Nudge nudge;
        private Instant visible;
        private int receives;

        private Message(Nudge nudge, Instant visible) {
            this.nudge = nudge;
            this.visible = visible;
        }

        int receives() {
            return receives;
        }

        void comesBack(Instant at) {
            visible = at;
        }
    }

    private final List<Message> messages = new ArrayList<>();

    Message put(Nudge nudge, Instant visible) {
        var message = new Message(nudge, visible);
        messages.add(message);
        return message;
    }

    List<Message> visible(Instant now) {
        return messages.stream().filter(m -> !m.visible.isAfter(now)).toList();
    }

    /** Returns the receipt. */
    int receive(Message message, Instant now) {
        message.visible = now.plus(VISIBILITY);
        if (++message.receives > MOST_RECEIVES) {
            throw new AssertionError("a message for the dead-letter queue: " + message.nudge);
        }
        return message.receives;
    }

    void delete(Message message) {
        messages.remove(message);
    }

    Optional<Instant> next(Instant now) {
        return messages.stream().map(m -> m.visible).filter(v -> v.isAfter(now)).min(Instant::compareTo);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }
}
