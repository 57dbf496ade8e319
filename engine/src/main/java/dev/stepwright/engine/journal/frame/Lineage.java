package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.record.HybridTime;
import java.util.List;

/** A frame and its ancestors as they were read together, root first. */
public record Lineage(List<Standing> standings) {

    public Standing root() {
        return standings.getFirst();
    }

    public Standing self() {
        return standings.getLast();
    }

    public Standing parent() {
        return standings.get(standings.size() - 2);
    }

    /**
     * Whether some ancestor no longer stands where it forked the one below it (rule 8): it failed, was retried, went on, or
     * was stopped.
     */
    public boolean isOver() {
        for (var i = 1; i < standings.size(); i++) {
            var ancestor = standings.get(i - 1);
            if (ancestor.number() != standings.get(i).name().fork() || !(ancestor.stand() instanceof Stand.Joining)) {
                return true;
            }
        }
        return false;
    }

    /** The latest time of what was read, which a new record must come after. */
    public HybridTime latest() {
        return standings.stream().map(s -> s.last().time()).reduce(HybridTime.ZERO, HybridTime::latest);
    }
}
