package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Which items {@code [?(...)]} takes.
 *
 * @param either of these lists one has to hold as a whole
 */
record PathFilter(List<List<Criterion>> either) {

    /** @param item null for a null */
    boolean holds(JsonNode item, Criterion.Stand stand) {
        for (int i = 0; i < either.size(); i++) {
            if (allHold(either.get(i), item, stand)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allHold(List<Criterion> all, JsonNode item, Criterion.Stand stand) {
        for (int i = 0; i < all.size(); i++) {
            stand.effort().spend(1);
            if (!all.get(i).holds(item, stand)) {
                return false;
            }
        }
        return true;
    }
}
