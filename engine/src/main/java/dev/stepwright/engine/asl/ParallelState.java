package dev.stepwright.engine.asl;

import java.util.List;

/** Runs branches side by side (States Language, "Parallel State"). */
public record ParallelState(String name, DataFlow flow, List<Workflow> branches, List<Retrier> retry,
                            List<Catcher> catchers, Next next) implements State {
}
