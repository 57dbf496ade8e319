package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.Conduct.Choice;
import java.util.Map;
import java.util.Optional;

/**
 * Tags of a state machine that say how its executions are conducted, from the next start on. Keys that begin with
 * {@code stepwright:} are ours, as those with {@code aws:} are AWS's; any other tag means nothing to us.
 */
final class ConductTags {

    static final String LIMITS = "stepwright:limits";
    static final String RUN_AHEAD = "stepwright:run-ahead";

    private static final String OURS = "stepwright:";

    private ConductTags() {
    }

    /** Of a tag that is about to be put on something. */
    static void check(String key, String value) {
        if (key.equals(LIMITS)) {
            require(Conduct.limits(value), key, "strict or large", value);
        } else if (key.equals(RUN_AHEAD)) {
            require(Conduct.runAhead(value), key, "a whole number from 0 to " + Conduct.FURTHEST, value);
        } else if (key.startsWith(OURS)) {
            throw fault("Tag " + key + ": expected " + LIMITS + " or " + RUN_AHEAD + ", as " + OURS + " is reserved");
        }
    }

    static Choice choice(Map<String, String> tags) {
        return new Choice(Optional.ofNullable(tags.get(LIMITS)).flatMap(Conduct::limits),
                Optional.ofNullable(tags.get(RUN_AHEAD)).flatMap(Conduct::runAhead));
    }

    private static void require(Optional<?> value, String key, String expected, String found) {
        if (value.isEmpty()) {
            throw fault("Tag " + key + ": expected " + expected + ", found '" + found + "'");
        }
    }

    private static ApiException fault(String message) {
        return new ApiException(new ApiError.ValidationException(message));
    }
}
