package dev.stepwright.engine.journal.fork;

import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.Resumed;
import dev.stepwright.engine.journal.record.Resumed.Some;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a redriven execution takes up the children of a fork again (AWS guide, "Redrive behavior of individual states"): those
 * that succeeded are kept, the others go on where they were. Before that is decided, each that still ran is closed by a record of
 * its own, so that no straggler of the earlier life can add to what was found.
 */
public final class Resumption {

    private static final int TRIES = 20;
    private static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    /** What a frame joins again. */
    public record Rejoined(Stand.Joining joining, Resumed resumed) {
    }

    private final Ports ports;
    private final Journal journal;
    private final Joins joins;
    private final Forks forks;
    private final Consumer<Standing> leave;

    /** @param leave ends what a frame has begun elsewhere and waits for */
    public Resumption(Ports ports, Journal journal, Joins joins, Forks forks, Consumer<Standing> leave) {
        this.leave = leave;
        this.ports = ports;
        this.journal = journal;
        this.joins = joins;
        this.forks = forks;
    }

    /** The fork whose children a frame goes on with when it is redriven; empty when its state is attempted anew. */
    public static Optional<Resumed> forkOf(Journal journal, Standing last) {
        return switch (last.stand()) {
            case Stand.Joining joining -> Optional.of(Resumed.of(last.name(), last.number(), last.frame().events()));
            case Stand.BackingOff backingOff -> last.last().resumed();
            case Stand.Ended(Outcome.Succeeded succeeded) -> Optional.empty();
            // Branches and iterations that succeeded are run again too, or their results would be too long again.
            case Stand.Ended(Outcome.Failed(var failure)) when failure.error().equals(Optional.of(DATA_LIMIT_EXCEEDED)) ->
                    Optional.empty();
            case Stand.Ended ended -> before(journal, last).filter(previous -> isSameVisit(previous, last))
                    .flatMap(previous -> forkOf(journal, previous));
            case Stand.Entering entering -> Optional.empty();
            case Stand.Scheduled scheduled -> Optional.empty();
            case Stand.Calling calling -> Optional.empty();
            case Stand.Awaiting awaiting -> Optional.empty();
            case Stand.Told told -> Optional.empty();
            case Stand.Waiting waiting -> Optional.empty();
        };
    }

    private static Optional<Standing> before(Journal journal, Standing last) {
        return last.number() == 0 ? Optional.empty() : journal.read(last.execution(), last.name(), last.number() - 1);
    }

    private static boolean isSameVisit(Standing previous, Standing last) {
        return previous.frame().state().equals(last.frame().state()) && previous.frame().enteredAt().isPresent()
                && previous.frame().enteredEventId() == last.frame().enteredEventId();
    }

    /** Of a frame that was redriven in a fork: closes what still runs of it, and tells what is kept. */
    public Rejoined rejoin(Standing self, HybridTime seen) {
        var earlier = self.last().resumed().orElseThrow().fork();
        var fork = journal.read(self.execution(), new FrameName(earlier.frame()), earlier.number()).orElseThrow();
        var succeeded = new BitSet();
        joins.in(fork).forEach(succeeded::set);
        var created = forks.firstMissing(fork);
        var open = IntStream.range(0, created).filter(index -> !succeeded.get(index) && !fork.keeps(index)).boxed().toList();
        var left = journal.last(self.execution(), open.stream().map(fork::child).toList()).stream()
                .collect(Collectors.toMap(child -> child.name().index(), Function.identity()));
        for (var index : open) {
            if (left.containsKey(index) && hasSucceeded(left.get(index), seen)) {
                succeeded.set(index);
            }
        }
        var kept = new ArrayList<>(fork.last().resumed().map(Resumed::kept).orElse(List.of()));
        if (!succeeded.isEmpty()) {
            kept.add(new Some(earlier, succeeded));
        }
        return new Rejoined((Stand.Joining) fork.stand(),
                new Resumed(earlier, created, List.copyOf(kept), left(fork, created)));
    }

    /** Children that had begun in lives before the fork's, and that the fork did not come to create. */
    private static List<Some> left(Standing fork, int created) {
        return fork.last().resumed().map(before -> {
            var whole = new BitSet();
            whole.set(0, before.created());
            return Stream.concat(Stream.of(new Some(before.fork(), whole)), before.left().stream())
                    .map(some -> beyond(some, created, fork)).filter(some -> !some.children().isEmpty()).toList();
        }).orElse(List.of());
    }

    private static Some beyond(Some some, int created, Standing fork) {
        var children = (BitSet) some.children().clone();
        children.clear(0, created);
        children.stream().filter(fork::keeps).forEach(children::clear);
        return new Some(some.fork(), children);
    }

    /** Whether the child had succeeded; if not, it is closed, and its last record says how it goes on. */
    private boolean hasSucceeded(Standing child, HybridTime seen) {
        var last = child;
        for (var i = 0; i < TRIES; i++) {
            if (last.stand() instanceof Stand.Ended(Outcome.Succeeded succeeded)) {
                return true;
            }
            var time = HybridTime.after(HybridTime.latest(seen, last.last().time()), ports.time().now());
            var closing = last.last().then(time, Interpreter.resumed(last.frame()), List.of()).resuming(forkOf(journal, last));
            if (journal.append(last.execution(), last.name(), last.number() + 1, closing)) {
                leave.accept(last);
                return false;
            }
            last = journal.last(last.execution(), last.name()).orElseThrow();
        }
        throw new StoreUnavailable("the frame " + child.name() + " of " + child.execution() + " moved " + TRIES
                + " times while it was closed", null);
    }
}
