package dev.stepwright.engine.journal.fork;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.payload.Payload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The children of a complete fork as they are read: of each only what a join needs. */
final class Gathered {

    /** Last records asked for at once. */
    private static final int ASKED = 1_000;
    /** Records read for each child that is found, beyond which to ask for its last one is the cheaper way. */
    private static final int WORTH = 8;

    /** The child whose last record is the latest. @param events of that child, and of those it comes after */
    record Latest(FrameName name, HybridTime time, long events) {
    }

    private final Standing parent;
    private final Payload[] outputs;
    private Latest latest;
    private long events;
    private int found;
    private int read;

    Gathered(Standing parent, int width) {
        this.parent = parent;
        this.outputs = new Payload[width];
    }

    /** Of the records of a child, its last. */
    void add(Standing child) {
        if (child.stand() instanceof Stand.Ended(Outcome.Succeeded(var output)) && outputs[child.name().index()] == null) {
            outputs[child.name().index()] = output;
            var own = child.frame().events() - parent.eventsBefore(child.name().index());
            events += own;
            found++;
            var time = child.last().time();
            // of two at the same time the first, whatever the order they are read in
            if (latest == null || time.compareTo(latest.time) > 0
                    || time.equals(latest.time) && child.name().index() < latest.name.index()) {
                latest = new Latest(child.name(), time, own);
            }
        }
    }

    void sawPage(int records) {
        read += records;
    }

    boolean isWorthScanning() {
        return read <= WORTH * (found + ASKED);
    }

    /** Those that are still to be read, some at a time. */
    List<List<Integer>> missing() {
        var some = new ArrayList<List<Integer>>();
        for (var index = 0; index < outputs.length; index++) {
            if (outputs[index] == null) {
                if (some.isEmpty() || some.getLast().size() == ASKED) {
                    some.add(new ArrayList<>());
                }
                some.getLast().add(index);
            }
        }
        return some;
    }

    List<Payload> outputs() {
        if (found < outputs.length) {
            throw new AssertionError("a complete join with " + found + " of " + outputs.length + " children that succeeded");
        }
        return Collections.unmodifiableList(Arrays.asList(outputs));
    }

    Latest latest() {
        return latest;
    }

    /** Of all children. */
    long events() {
        return events;
    }
}
