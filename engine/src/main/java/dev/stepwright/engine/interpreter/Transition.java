package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.history.HistoryEvent;
import java.util.List;

/**
 * What a command made of a frame.
 *
 * @param frame  where it stands now; its {@link Stand} is the effect, wait, fork or end it came to
 * @param events what happened on the way, in order
 */
public record Transition(Frame frame, List<HistoryEvent> events) {
}
