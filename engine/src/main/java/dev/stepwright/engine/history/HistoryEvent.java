package dev.stepwright.engine.history;

import java.time.Instant;

/**
 * One thing that happened. Its id and previousEventId are given when a history is read, by merging the frames' journals.
 *
 * @param timestamp when, by the clock of the worker that recorded it
 */
public record HistoryEvent(EventType type, Instant timestamp, Details details) {
}
