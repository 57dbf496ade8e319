package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.jsonata.JsonataTemplate;
import java.util.Optional;

/**
 * The data flow of a JSONata state (States Language, "JSONata"; AWS guide, "Transforming data with JSONata").
 *
 * @param arguments what is called with, or handed to branches; absent: the state's input
 * @param output    the state's output; absent: its result, or its input where it has none
 * @param assign    the variables to set
 */
public record JsonataFlow(Optional<JsonataTemplate> arguments, Optional<JsonataTemplate> output,
                          Optional<JsonataTemplate> assign) implements DataFlow {
}
