package dev.stepwright.functions.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where executions lie, remembered for a while: for less than a name rests before it is used again. */
final class Places {

    /** How long a name is not used again after its execution was gone: longer than anybody remembers that, and clocks differ. */
    static final Duration REST = Duration.ofMinutes(30);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private record Known(Place place, Instant since) {
    }

    private final InstantSource clock;
    private final Function<String, Optional<Map<String, AttributeValue>>> heads;
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    });

    /** @param heads reads the item of an execution's record 0 */
    Places(InstantSource clock, Function<String, Optional<Map<String, AttributeValue>>> heads) {
        this.clock = clock;
        this.heads = heads;
    }

    Place find(String execution) {
        var now = clock.instant();
        var remembered = known.get(execution);
        return remembered != null && !now.isBefore(remembered.since()) && now.isBefore(remembered.since().plus(REMEMBERED))
                && !remembered.place().isGone(now) ? remembered.place() : learn(execution, heads.apply(execution));
    }

    /** What was just read is remembered; that nothing is there, or that it is gone, is not: it may be redriven, or another's name. */
    Place learn(String execution, Optional<Map<String, AttributeValue>> head) {
        if (head.isEmpty()) {
            known.remove(execution);
            return Place.nowhere(execution);
        }
        var place = Place.of(head.get());
        if (place.isGone(clock.instant())) {
            known.remove(execution);
        } else {
            known.put(execution, new Known(place, clock.instant()));
        }
        return place;
    }

    /** Empty where the execution is gone. */
    Optional<Place> present(String execution) {
        return Optional.of(find(execution)).filter(place -> !place.isGone(clock.instant()));
    }
}
