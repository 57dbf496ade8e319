package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.history.HistoryEvent;
import java.util.List;

/**
 * An event, and the frame it happened in.
 *
 * @param frame the way from the root, by index of branch or iteration at each fork; empty for the root
 */
public record FrameEvent(List<Integer> frame, HistoryEvent event) {
}
