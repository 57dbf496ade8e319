package dev.stepwright.engine.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Effort;
import java.time.Instant;

/** What a JSONata expression may see.  Each part is asked for only when an expression mentions it. */
public interface JsonataScope {

    /** A part of {@code $states}, or null where the state has none: then it is undefined. */
    JsonNode states(StatesPart part);

    /** The value of an assigned variable, or null when no variable of this name has been assigned. */
    JsonNode variable(String name);

    /** What {@code $now()} and {@code $millis()} give. */
    Instant now();

    /** What the expressions that see this may still do; shared by all that are evaluated for one state. */
    default Effort effort() {
        return new Effort();
    }
}
