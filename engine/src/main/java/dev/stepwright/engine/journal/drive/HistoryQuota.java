package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.fork.Arrival;
import dev.stepwright.engine.journal.fork.Forks;
import dev.stepwright.engine.journal.fork.Joins;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.Header;
import java.util.List;
import java.util.Optional;

/**
 * Fails an execution whose history is full while frames of it run side by side (AWS guide, "Avoid reaching the history quota"). A frame
 * alone knows the events before it and its own, and the interpreter holds the limit for it; of its siblings' it knows nothing until
 * they are joined. So whoever comes past a hundredth of the limit counts all, if all could be near it by its own measure. That costs reads and
 * no write. It is never too early; it may be late by a few hundredths, or by more where siblings differ much.
 */
final class HistoryQuota {

    private static final int SHARES = 100;
    /** Frames that run at a time, whose last records are worth reading at each hundredth. */
    private static final int READ_AT_ONCE = 100;
    private static final long MANY = 1L << 31;

    private final ProtocolSettings settings;
    private final RootEnd rootEnd;
    private final Joins joins;
    private final Forks forks;

    HistoryQuota(ProtocolSettings settings, RootEnd rootEnd, Joins joins, Forks forks) {
        this.settings = settings;
        this.rootEnd = rootEnd;
        this.joins = joins;
        this.forks = forks;
    }

    /**
     * Counts if it is time to, by the worker that has taken a frame a step on.
     *
     * @return the root frame, if the execution has failed now
     */
    Optional<Standing> enforce(Header header, Lineage lineage, Standing before) {
        var forked = lineage.standings().size() > 1 ? lineage.parent().frame().events() : 0;
        var after = lineage.self().frame().events();
        return enforce(header, lineage, new Growth(before.frame().events() - forked, after - forked, frames(ancestors(lineage)),
                lineage.self().name().text().hashCode()));
    }

    /** Counts if it is time to, by the worker that has added a child to its leaf. */
    Optional<Standing> enforce(Header header, Lineage lineage, Joins.Added added) {
        var above = ancestors(lineage);
        var leaf = above.getLast().name().child(above.getLast().number(), joins.firstOfLeaf(lineage.self().name().index()));
        var leaves = joins.leaves(((Stand.Joining) above.getLast().stand()).width());
        return enforce(header, lineage, new Growth(added.leaf() - added.events(), added.leaf(),
                multiplied(frames(above.subList(0, above.size() - 1)), leaves), leaf.text().hashCode()));
    }

    /**
     * Some frame's own events, or those of a leaf's children.
     *
     * @param like how many like it there may be in the execution
     * @param hash tells it from others, so that those which go on in step do not come past their hundredths together
     */
    private record Growth(long before, long after, long like, int hash) {

        boolean isPast(long share) {
            return shares(before, share) < shares(after, share);
        }

        boolean isTurn(long share, long turns) {
            return Math.floorMod(hash + shares(after, share), turns) == 0;
        }

        private long shares(long events, long share) {
            return (events + Math.floorMod(hash, share)) / share;
        }
    }

    private Optional<Standing> enforce(Header header, Lineage lineage, Growth growth) {
        var limit = settings.limits(header).historyEvents();
        var share = Math.max(1, limit / SHARES);
        var known = lineage.root().frame().events();
        var isDue = growth.isPast(share) && isTurn(lineage, growth, share)
                // the most that there can be, if no other took more
                && known + multiplied(growth.like(), growth.after()) >= limit / 2;
        if (!isDue) {
            return Optional.empty();
        }
        var events = count(lineage.root());
        return events < limit ? Optional.empty() : fail(header, lineage, events);
    }

    private static List<Standing> ancestors(Lineage lineage) {
        return lineage.standings().subList(0, lineage.standings().size() - 1);
    }

    /** How many frames there may be in forks within each other. */
    private static long frames(List<Standing> forks) {
        return forks.stream().mapToLong(fork -> ((Stand.Joining) fork.stand()).width()).reduce(1, HistoryQuota::multiplied);
    }

    private static long multiplied(long one, long other) {
        return Math.min(MANY, one * other);
    }

    /** One frame alone at a time is as exact as can be; where many run they take turns, or counting would cost more than what it counts. */
    private static boolean isTurn(Lineage lineage, Growth growth, long share) {
        var atATime = ancestors(lineage).stream().mapToLong(fork -> ((Stand.Joining) fork.stand()).concurrency())
                .reduce(1, HistoryQuota::multiplied);
        var turns = (atATime + READ_AT_ONCE - 1) / READ_AT_ONCE;
        return atATime > 1 && growth.isTurn(share, turns);
    }

    /** Events of the execution as far as a frame and all below it know them. */
    private long count(Standing self) {
        if (!(self.stand() instanceof Stand.Joining joining)) {
            return self.frame().events();
        }
        var own = self.frame().events();
        var arrived = joins.arrivals(self).stream().mapToLong(Arrival::events);
        var running = forks.running(self, joining).stream()
                .mapToLong(child -> count(child) - self.eventsBefore(child.name().index()));
        // one at a time, an iteration's events are counted on from those before it
        return joining.concurrency() == 1 ? own + Math.max(arrived.max().orElse(0), running.max().orElse(0))
                : own + arrived.sum() + running.sum();
    }

    /** Empty when it is over already, or has moved on. */
    private Optional<Standing> fail(Header header, Lineage lineage, long events) {
        var root = lineage.root();
        return root.stand() instanceof Stand.Ended ? Optional.empty()
                : rootEnd.append(header, root, lineage.latest(), new Command.ExhaustHistory(events));
    }
}
