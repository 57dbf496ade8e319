package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one thread of control stands: all that is needed to go on from here, and nothing else. It is what a record keeps.
 *
 * @param state          name of the state it stands in, or is about to enter
 * @param input          that state's raw input
 * @param enteredAt      when it was entered; empty before
 * @param enteredEventId the id its …StateEntered event has, as far as this frame can know ({@link #events})
 * @param retries        attempts used, one number for each retrier of the state; empty when none was used
 * @param variables      in scope, by name; each is stored once, whichever frames and records name it
 * @param item           the Map iteration this frame belongs to, also when it is a branch further down
 * @param events         history events of the execution that came before, as far as this frame can know: exact but for
 *                       siblings that run at the same time. Causes cite event ids, so it is counted along
 * @param stand          what it does or waits for
 */
public record Frame(String state, Payload input, Optional<Instant> enteredAt, long enteredEventId, List<Integer> retries,
                    Map<String, Payload> variables, Optional<MapItem> item, long events, Stand stand) {

    /** {@code $$.Map.Item}. */
    public record MapItem(int index, Payload value) {
    }

    public Frame with(Stand next) {
        return new Frame(state, input, enteredAt, enteredEventId, retries, variables, item, events, next);
    }

    public Frame counting(long moreEvents) {
        return new Frame(state, input, enteredAt, enteredEventId, retries, variables, item, events + moreEvents, stand);
    }
}
