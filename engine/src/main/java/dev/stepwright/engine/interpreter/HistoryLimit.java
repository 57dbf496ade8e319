package dev.stepwright.engine.interpreter;

import java.util.ArrayList;

/**
 * An execution's history is bounded: its last possible event tells that it failed for that (AWS guide, "Service quotas").
 * What a step did beyond the bound is as if it had not been: nothing of it has been committed or called.
 */
final class HistoryLimit {

    private static final int OF_BRANCH = 2;
    private static final int OF_ITERATION = 4;

    private HistoryLimit() {
    }

    static Transition enforce(Setting setting, Inspector inspector, Transition transition) {
        var limit = setting.limits().historyEvents();
        if (transition.frame().events() + reserve(transition.frame().stand()) <= limit) {
            return transition;
        }
        var before = transition.frame().events() - transition.events().size();
        var kept = Math.clamp(limit - 1 - before, 0, transition.events().size());
        var cut = transition.frame().counting(kept - transition.events().size());
        var ended = Ending.failed(new Step(setting, inspector, cut), Errors.historyTooLong(limit));
        var events = new ArrayList<>(transition.events().subList(0, kept));
        events.addAll(ended.events());
        return new Transition(ended.frame(), events);
    }

    /**
     * How many events are sure to follow: the end, and before it the start of a task that is scheduled, or all children of a fork: a
     * branch enters a state and leaves it, and an iteration tells its beginning and its end too.
     */
    private static long reserve(Stand stand) {
        return switch (stand) {
            case Stand.Ended _ -> 0;
            case Stand.Scheduled _ -> 2;
            case Stand.Entering _, Stand.Calling _, Stand.Awaiting _, Stand.Told _, Stand.Waiting _,
                 Stand.BackingOff _ -> 1;
            case Stand.Joining joining -> 1 + (long) joining.width() * (joining.items().isPresent() ? OF_ITERATION : OF_BRANCH);
        };
    }
}
