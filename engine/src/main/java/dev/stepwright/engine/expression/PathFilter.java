package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Which items {@code [?(...)]} takes: of some lists of tests one has to hold as a whole. */
final class PathFilter {

    private final Criterion[][] either;

    PathFilter(List<List<Criterion>> either) {
        this.either = either.stream().map(all -> all.toArray(Criterion[]::new)).toArray(Criterion[][]::new);
    }

    /** @param item null for a null */
    boolean holds(JsonNode item, Criterion.Stand stand) {
        for (Criterion[] all : either) {
            if (allHold(all, item, stand)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allHold(Criterion[] all, JsonNode item, Criterion.Stand stand) {
        for (Criterion test : all) {
            stand.effort().spend(1);
            if (!test.holds(item, stand)) {
                return false;
            }
        }
        return true;
    }
}
