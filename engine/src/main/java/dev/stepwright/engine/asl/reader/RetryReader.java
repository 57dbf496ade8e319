package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.Catcher;
import dev.stepwright.engine.asl.DataFlow;
import dev.stepwright.engine.asl.Retrier;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Builds retriers and catchers. */
final class RetryReader {

    private RetryReader() {
    }

    static List<Retrier> retriers(Place state) {
        return state.get("Retry").stream().flatMap(list -> list.items().stream()).map(RetryReader::retrier).toList();
    }

    static List<Catcher> catchers(Place state, Function<Place, DataFlow> flow) {
        return state.get("Catch").stream().flatMap(list -> list.items().stream()).map(catcher -> catcher(catcher, flow))
                .toList();
    }

    /** The values of absent fields: States Language, "Retrying after error". */
    private static Retrier retrier(Place retrier) {
        return new Retrier(names(retrier),
                retrier.get("IntervalSeconds").map(value -> value.json().longValue()).orElse(1L),
                retrier.get("MaxAttempts").map(value -> value.json().longValue()).orElse(3L),
                retrier.get("BackoffRate").map(value -> value.json().doubleValue()).orElse(2.0),
                retrier.get("MaxDelaySeconds").map(value -> OptionalLong.of(value.json().longValue()))
                        .orElseGet(OptionalLong::empty),
                retrier.get("JitterStrategy").map(Place::text).filter("FULL"::equals).isPresent());
    }

    private static Catcher catcher(Place catcher, Function<Place, DataFlow> flow) {
        return new Catcher(names(catcher), flow.apply(catcher), catcher.get("Next").orElseThrow().text());
    }

    private static List<String> names(Place object) {
        return object.get("ErrorEquals").orElseThrow().items().stream().map(Place::text).toList();
    }
}
