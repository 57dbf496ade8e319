package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.interpreter.Stand.Outcome;
import java.util.List;

/**
 * A run that is over.
 *
 * @param history what happened, in order; siblings one after the other
 */
public record Run(Outcome outcome, List<FrameEvent> history) {
}
