package dev.stepwright.engine.journal;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.record.HybridTime;
import java.util.List;

/** A frame and its ancestors as they were read together, root first. */
record Lineage(List<Standing> standings) {

    Standing root() {
        return standings.getFirst();
    }

    Standing self() {
        return standings.getLast();
    }

    Standing parent() {
        return standings.get(standings.size() - 2);
    }

    /**
     * Whether some ancestor no longer stands where it forked the one below it (rule 8): it failed, was retried, went on, or
     * was stopped.
     */
    boolean isOver() {
        for (var i = 1; i < standings.size(); i++) {
            var ancestor = standings.get(i - 1);
            if (ancestor.number() != standings.get(i).name().fork() || !(ancestor.stand() instanceof Stand.Joining)) {
                return true;
            }
        }
        return false;
    }

    /** The latest time of what was read, which a new record must come after. */
    HybridTime latest() {
        return standings.stream().map(s -> s.last().time()).reduce(HybridTime.ZERO, HybridTime::latest);
    }
}
