package dev.stepwright.engine.journal.fork;

import dev.stepwright.engine.interpreter.Stand.Joining;

/**
 * A child that is in, as one number of its leaf's set: so it is added with its events as idempotently as without them. Its last record
 * is written before, so whoever adds it adds the same.
 *
 * @param index  of the child
 * @param events that it took; the greatest number stands for more
 */
public record Arrival(int index, int events) {

    private static final int MOST_EVENTS = Integer.MAX_VALUE / Joining.MAX_CHILDREN - 1;

    static Arrival of(int index, long events) {
        return new Arrival(index, Math.clamp(events, 0, MOST_EVENTS));
    }

    static Arrival of(int number) {
        return new Arrival(number % Joining.MAX_CHILDREN, number / Joining.MAX_CHILDREN);
    }

    int number() {
        return events * Joining.MAX_CHILDREN + index;
    }
}
