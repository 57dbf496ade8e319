package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.util.Map;

/**
 * What a state is left with.
 *
 * @param assigned the variables that its Assign sets, in the order of the definition; only what comes after sees them
 */
record Departure(Payload output, Map<String, Payload> assigned) {
}
