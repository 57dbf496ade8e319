package dev.stepwright.engine.journal.fork;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Leaf;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.HybridTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Joins as idempotent set-adds (rule 7). The children of a fork add their index to a leaf that {@code leafSize} neighbours
 * share; who fills a leaf of a wide fork adds the leaf to the fork's top set. Leaves are named by the fork, so a straggler of
 * an attempt that is over counts for nobody else.
 */
public final class Joins {

    public enum State { OPEN, COMPLETE, FAILED }

    /**
     * What a fork has come to with another child.
     *
     * @param events of that child
     * @param leaf   events of all children of its leaf that are in
     */
    public record Added(State state, long events, long leaf) {
    }

    /** A joined fork: what the parent goes on with, and the latest of its children. */
    public record Joined(Command command, HybridTime time, FrameName last) {
    }

    private static final String TOP = "top";
    private static final int LEAF_DIGITS = 4;
    private static final int SCANNED = 1_000;
    private static final int MOST_LEAVES = 4;

    private final Journal journal;
    private final JournalStore store;
    private final int leafSize;

    public Joins(Journal journal, int leafSize) {
        this.journal = journal;
        this.store = journal.store();
        this.leafSize = leafSize;
    }

    /** Adds a finished child, and says whether its parent can move. */
    public Added add(Standing parent, Stand.Joining joining, Standing child, boolean failed) {
        var prefix = leafPrefix(parent);
        var number = child.name().index() / leafSize;
        var arrival = Arrival.of(child.name().index(), events(parent, child));
        var leaf = store.add(parent.execution(), prefix + leafName(number), arrival.number(), failed);
        var events = arrivals(leaf.in()).stream().mapToLong(Arrival::events).sum();
        return new Added(stateWith(parent, joining, number, leaf), arrival.events(), events);
    }

    private State stateWith(Standing parent, Stand.Joining joining, int number, Leaf leaf) {
        if (!leaf.failed().isEmpty()) {
            return State.FAILED;
        }
        if (indexes(leaf.in()).size() < awaited(parent, joining.width(), number)) {
            return State.OPEN;
        }
        var leaves = IntStream.range(0, leaves(joining.width())).filter(i -> awaited(parent, joining.width(), i) > 0).count();
        if (leaves == 1) {
            return State.COMPLETE;
        }
        return store.add(parent.execution(), leafPrefix(parent) + TOP, number, false).in().size() == leaves
                ? State.COMPLETE : State.OPEN;
    }

    public State state(Standing parent, Stand.Joining joining) {
        var leaves = store.leaves(parent.execution(), leafPrefix(parent));
        if (leaves.values().stream().anyMatch(leaf -> !leaf.failed().isEmpty())) {
            return State.FAILED;
        }
        return in(leaves).size() + parent.kept() == joining.width() ? State.COMPLETE : State.OPEN;
    }

    /** The children that came in, beside those that are kept from an earlier life. */
    Set<Integer> in(Standing parent) {
        return in(store.leaves(parent.execution(), leafPrefix(parent)));
    }

    /** The same, with the events of each. */
    public Collection<Arrival> arrivals(Standing parent) {
        return arrivals(numbers(store.leaves(parent.execution(), leafPrefix(parent))));
    }

    private static Set<Integer> in(Map<String, Leaf> leaves) {
        return indexes(numbers(leaves));
    }

    private static Set<Integer> numbers(Map<String, Leaf> leaves) {
        return leaves.entrySet().stream().filter(leaf -> !leaf.getKey().endsWith(TOP))
                .flatMap(leaf -> leaf.getValue().in().stream()).collect(Collectors.toSet());
    }

    private static Set<Integer> indexes(Set<Integer> numbers) {
        return arrivals(numbers).stream().map(Arrival::index).collect(Collectors.toSet());
    }

    private static Collection<Arrival> arrivals(Set<Integer> numbers) {
        return numbers.stream().map(Arrival::of).toList();
    }

    /**
     * How many of the first {@code created} children are in. It costs a read of the top and one of each leaf that is not full,
     * however wide the fork; or one of all leaves, when those that are not full are many because many children run at a time.
     */
    int countIn(Standing parent, Stand.Joining joining, int created) {
        var full = leaves(joining.width()) == 1 ? Set.<Integer>of() : leaf(parent, TOP).in();
        if (leaves(created) - full.size() > MOST_LEAVES) {
            return in(parent).size();
        }
        var count = full.stream().mapToInt(leaf -> awaited(parent, joining.width(), leaf)).sum();
        for (var number = 0; number < leaves(created); number++) {
            if (!full.contains(number)) {
                count += indexes(leaf(parent, leafName(number)).in()).size();
            }
        }
        return count;
    }

    private Leaf leaf(Standing parent, String name) {
        var found = store.leaves(parent.execution(), leafPrefix(parent) + name).values();
        return found.stream().findFirst().orElse(new Leaf(Set.of(), Set.of()));
    }

    /** Reads the outputs of all children, in order. */
    public Joined gather(Standing parent, Stand.Joining joining) {
        var children = joining.width() > leafSize ? scanned(parent, joining.width()) : new Gathered(parent, joining.width());
        for (var some : children.missing()) {
            journal.last(parent.execution(), some.stream().map(parent::child).toList()).forEach(children::add);
        }
        var events = joining.concurrency() == 1 ? children.latest().events() : children.events();
        return new Joined(new Command.Join(children.outputs(), events), children.latest().time(), children.latest().name());
    }

    /**
     * The children of a wide fork, as far as a scan is cheaper than to ask for each: their records lie side by side, and a page
     * holds hundreds of those that took a few steps. Where they took many, the rest is asked for.
     */
    private Gathered scanned(Standing parent, int width) {
        var children = new Gathered(parent, width);
        var cursor = Optional.<String>empty();
        do {
            var page = journal.page(parent.execution(), parent.name().forkPrefix(parent.number()), SCANNED, cursor);
            page.standings().stream().filter(s -> s.name().depth() == parent.name().depth() + 1).forEach(children::add);
            children.sawPage(page.standings().size());
            cursor = page.cursor();
        } while (cursor.isPresent() && children.isWorthScanning());
        return children;
    }

    /** Reads the failure of the child that failed first; empty when a redrive has closed it, and so the fork is over. */
    public Optional<Joined> failure(Standing parent) {
        var failed = store.leaves(parent.execution(), leafPrefix(parent)).values().stream()
                .flatMap(leaf -> leaf.failed().stream()).collect(Collectors.toSet());
        var first = children(parent, indexes(failed).stream()).stream().min(Comparator.comparing(child -> child.last().time())).orElseThrow();
        var events = events(parent, first);
        return switch (first.stand()) {
            case Stand.Ended(Outcome.Failed(var failure)) -> Optional.of(new Joined(
                    new Command.FailJoin(first.name().index(), failure, events), first.last().time(), first.name()));
            case Stand.BackingOff closed -> Optional.empty();
            case Stand other -> throw new AssertionError("a child that failed, at " + other);
        };
    }

    private static long events(Standing parent, Standing child) {
        return child.frame().events() - parent.eventsBefore(child.name().index());
    }

    /** Last records of these children, in the order of their indexes. */
    private List<Standing> children(Standing parent, Stream<Integer> indexes) {
        var names = indexes.sorted().map(parent::child).toList();
        return journal.last(parent.execution(), names).stream()
                .sorted(Comparator.comparing(child -> child.name().index())).toList();
    }

    private static String leafName(int number) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, LEAF_DIGITS - digits.length())) + digits;
    }

    private static String leafPrefix(Standing parent) {
        return parent.name().forkPrefix(parent.number()) + "/";
    }

    /** Index of the first child in the leaf of that one. */
    public int firstOfLeaf(int index) {
        return index / leafSize * leafSize;
    }

    /** How many leaves a fork of that width has. */
    public int leaves(int width) {
        return (width + leafSize - 1) / leafSize;
    }

    /** How many children of that leaf are to come in: those that are not kept. */
    private int awaited(Standing parent, int width, int leaf) {
        var members = IntStream.range(leaf * leafSize, Math.min(width, (leaf + 1) * leafSize));
        return (int) (parent.kept() == 0 ? members.count() : members.filter(index -> !parent.keeps(index)).count());
    }
}
