package dev.stepwright.local.queue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The messages that become visible next, in memory: all of those up to a horizon, so that nothing is read from the table while
 * they last, and no more than a few thousand of them, however many wait. Not thread-safe.
 */
final class Window {

    /** Where a message stands in line. */
    record Place(long visible, long id) implements Comparable<Place> {

        static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::visible).thenComparingLong(Place::id).compare(this, other);
        }
    }

    private final int most;
    private final TreeMap<Place, Message> line = new TreeMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    private Place horizon = new Place(Long.MIN_VALUE, Long.MIN_VALUE);

    Window(int most) {
        this.most = most;
    }

    /** Messages behind this place are in the table alone. */
    Place horizon() {
        return horizon;
    }

    void extendTo(Place further) {
        horizon = further;
    }

    boolean isComplete() {
        return horizon.equals(Place.END);
    }

    /** Takes the message in if it stands before the horizon. */
    void offer(long visible, Message message) {
        var place = new Place(visible, message.id());
        if (place.compareTo(horizon) > 0 || places.containsKey(message.id())) {
            return;
        }
        line.put(place, message);
        places.put(message.id(), place);
        if (line.size() > most) {
            forgetTheLatterHalf();
        }
    }

    private void forgetTheLatterHalf() {
        while (line.size() > most / 2) {
            places.remove(line.pollLastEntry().getValue().id());
        }
        horizon = line.lastKey();
    }

    /** When the first of them is visible, in microseconds since the epoch. */
    Optional<Long> next() {
        return line.isEmpty() ? Optional.empty() : Optional.of(line.firstKey().visible());
    }

    /** Takes out the first if it is visible by then. */
    Optional<Message> take(long now) {
        if (line.isEmpty() || line.firstKey().visible() > now) {
            return Optional.empty();
        }
        var first = line.pollFirstEntry().getValue();
        places.remove(first.id());
        return Optional.of(first);
    }
}
