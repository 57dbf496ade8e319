package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A name that leads to one or two versions of a state machine (AWS guide, "Manage state machine aliases").
 *
 * @param descriptionKey where {@link Publications} keeps the description, if there is one
 * @param routes         one or two, to different versions; their weights make 100
 */
public record Alias(String name, Optional<String> descriptionKey, List<Route> routes, Instant created, Instant updated) {

    /** What the weights of an alias come to. */
    public static final int WHOLE = 100;

    /** @param weight the per cent of executions that the version gets, 0 to 100 */
    public record Route(long version, int weight) {
    }

    public Alias {
        routes = List.copyOf(routes);
        if (routes.isEmpty() || routes.stream().mapToInt(Route::weight).sum() != WHOLE) {
            throw new IllegalArgumentException("Routes of an alias: expected weights that make " + WHOLE + ", found " + routes);
        }
    }

    public boolean leadsTo(long version) {
        return routes.stream().anyMatch(route -> route.version() == version);
    }

    /** The version that a point from 0 to 99 falls to, each version having as many of them as its weight. */
    public long versionAt(int point) {
        var end = 0;
        for (var route : routes) {
            end += route.weight();
            if (point < end) {
                return route.version();
            }
        }
        throw new IllegalArgumentException("Point: expected 0 to " + (WHOLE - 1) + ", found " + point);
    }

    /** The version that most executions get; of two alike the one that is named first. */
    public long usualVersion() {
        return routes.stream().max(Comparator.comparingInt(Route::weight).thenComparing(routes::indexOf, Comparator.reverseOrder()))
                .orElseThrow().version();
    }
}
