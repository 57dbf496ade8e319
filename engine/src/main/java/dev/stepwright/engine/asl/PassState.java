package dev.stepwright.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Passes its input on, or a fixed result (States Language, "Pass State").
 *
 * @param result taken literally: nothing in it is evaluated
 */
public record PassState(String name, DataFlow flow, Optional<JsonNode> result, Next next) implements State {
}
