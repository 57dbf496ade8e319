package dev.stepwright.engine.journal.fork;

import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Transition;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Creates the children of a fork. Every creator goes on from the greatest child there is, upwards, each with a put that may
 * be refused: so a child is there only if all before it are, whoever made them and wherever they died.
 */
public final class Forks {

    private static final Duration TURN = Duration.ofMillis(10);
    private static final int SPREAD = 8;

    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Sender sender;
    private final Joins joins;
    private final Ports ports;

    public Forks(Journal journal, Interpreter interpreter, Surroundings surroundings, Sender sender, Joins joins, Ports ports) {
        this.journal = journal;
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.sender = sender;
        this.joins = joins;
        this.ports = ports;
    }

    /** The first children, by the worker that has just appended the fork. */
    public void begin(Header header, List<Standing> parents, Stand.Joining joining) {
        var parent = parents.getLast();
        var most = Math.min(joining.width(), joining.concurrency() + parent.kept());
        create(header, parents, 0, most, Optional.empty());
        // Also those that another created meanwhile: it may have died before it nudged them.
        sender.now(parent.execution(), names(parent, 0, most), 0, Nudge.Kind.STEP);
        if (parent.kept() == joining.width()) {
            sender.now(parent.execution(), parent.name(), parent.number());
        }
    }

    /**
     * The next child, now that {@code finished} is in, by the worker that has just ended it and added it to its leaf: at a
     * price that does not grow with the width. Who is added last counts all, so no place stays free. Nudged is what it has
     * put itself: another creator nudges what it put, or its message comes again and finds the child that {@link #next}
     * looks for.
     */
    public void nextAtOnce(Header header, List<Standing> parents, Stand.Joining joining, Standing finished) {
        if (joining.concurrency() < joining.width()) {
            var parent = parents.getLast();
            var from = firstMissing(parent);
            if (from < joining.width()) {
                var allowed = Math.min(joining.width(), joining.concurrency() + joins.countIn(parent, joining, from) + parent.kept());
                var put = create(header, parents, from, allowed, Optional.of(finished));
                sender.now(finished.execution(), put, 0, Nudge.Kind.STEP);
            }
        }
    }

    /**
     * The next child, now that {@code finished} is in, by whoever finds it ended, again perhaps. Nudged are the children that follow it and
     * have not moved, whoever created them: another may have died, or been frozen, between creating and nudging. Only its own:
     * were others' nudged too, each doubled message would become many.
     */
    public void next(Header header, List<Standing> parents, Stand.Joining joining, Standing finished) {
        if (joining.concurrency() < joining.width()) {
            var parent = parents.getLast();
            var allowed = allowed(parent, joining);
            var missing = makeUp(header, parents, allowed, Optional.of(finished));
            var follows = Optional.of(finished.name().text());
            var still = unfinished(parent, allowed).stream().filter(child -> child.number() == 0
                    && child.last().follows().equals(follows)).map(Standing::name).filter(child -> !missing.contains(child)).toList();
            sender.now(finished.execution(), still, 0, Nudge.Kind.STEP);
        }
    }

    /** Creates what is missing, and nudges what has not moved; a sweep goes down into what has. */
    public void repair(Header header, List<Standing> parents, Stand.Joining joining, Nudge.Kind kind) {
        var parent = parents.getLast();
        var allowed = allowed(parent, joining);
        var missing = makeUp(header, parents, allowed, Optional.empty());
        var still = new ArrayList<FrameName>();
        var moved = new ArrayList<FrameName>();
        for (var child : unfinished(parent, allowed)) {
            if (child.number() > 0 && kind == Nudge.Kind.SWEEP) {
                moved.add(child.name());
            } else if (child.number() == 0 && !missing.contains(child.name())) {
                still.add(child.name());
            }
        }
        sender.now(parent.execution(), still, 0, Nudge.Kind.STEP);
        sender.now(parent.execution(), moved, 0, Nudge.Kind.SWEEP);
    }

    /**
     * Creates the children that are missing, each nudged before it is created, and says which: another worker may have the message
     * too and take it away, and then nobody would come for a child whose creator died.
     */
    private List<FrameName> makeUp(Header header, List<Standing> parents, int allowed, Optional<Standing> follows) {
        var parent = parents.getLast();
        var from = firstMissing(parent);
        var missing = names(parent, from, allowed);
        sender.now(parent.execution(), missing, 0, Nudge.Kind.STEP);
        create(header, parents, from, allowed, follows);
        return missing;
    }

    /** The fork is over: those of its children that have not ended end what they have begun elsewhere. */
    public void unwind(Standing parent, Stand.Joining joining) {
        sender.now(parent.execution(), running(parent, joining).stream().map(Standing::name).toList(), 0,
                Nudge.Kind.SWEEP);
    }

    /** The children that have begun and are not in. */
    public List<Standing> running(Standing parent, Stand.Joining joining) {
        return unfinished(parent, allowed(parent, joining));
    }

    /** The children below that index that are not in: no more than may run at a time. */
    private List<Standing> unfinished(Standing parent, int allowed) {
        var in = joins.in(parent);
        return journal.last(parent.execution(), IntStream.range(0, allowed)
                .filter(index -> !in.contains(index) && !parent.keeps(index)).mapToObj(parent::child).toList());
    }

    private int allowed(Standing parent, Stand.Joining joining) {
        return joining.concurrency() == joining.width() ? joining.width()
                : Math.min(joining.width(), joining.concurrency() + joins.in(parent).size() + parent.kept());
    }

    /** The index after that of the last child there is. */
    int firstMissing(Standing parent) {
        var prefix = parent.name().forkPrefix(parent.number());
        return journal.store().greatestFrame(parent.execution(), prefix)
                .map(name -> Integer.parseInt(name, prefix.length(), prefix.length() + 5, 10) + 1).orElse(0);
    }

    /**
     * Says which of them it has put. Where one was refused another creator is at work: it is let go ahead for a moment, or many that
     * end at the same time would all put the same children, again and again.
     */
    private List<FrameName> create(Header header, List<Standing> parents, int from, int to, Optional<Standing> follows) {
        var parent = parents.getLast();
        var seen = follows.map(f -> f.last().time()).orElse(HybridTime.ZERO);
        // One at a time, an iteration comes after the events of those before it; siblings side by side cannot know.
        var oneAtATime = parent.stand() instanceof Stand.Joining joining && joining.concurrency() == 1;
        var before = oneAtATime ? follows.map(f -> f.frame().events() - parent.frame().events()).orElse(0L) : 0L;
        var put = new ArrayList<FrameName>();
        var earlier = earlier(parent, from, to);
        var present = from;
        for (var name : names(parent, from, to)) {
            if (name.index() < present) {
                continue;
            }
            var now = ports.time().now();
            var time = HybridTime.after(HybridTime.latest(seen, parent.last().time()), now);
            var opening = earlier.containsKey(name.index()) ? resumed(parent, earlier.get(name.index()), time)
                    : opening(interpreter.child(surroundings.ofChild(header, parents, name, now),
                            parent.frame().counting(before), name.index()), time, follows);
            if (journal.append(parent.execution(), name, 0, opening)) {
                put.add(name);
            } else {
                ports.time().turn(Duration.ofMillis(TURN.toMillis() * (1 + Math.floorMod(ports.randomness().nextLong(), SPREAD))));
                present = firstMissing(parent);
            }
        }
        return put;
    }

    private static JournalRecord opening(Transition first, HybridTime time, Optional<Standing> follows) {
        return new JournalRecord(time, first.frame(), first.events(), follows.map(f -> f.name().text()), Optional.empty(),
                Optional.empty());
    }

    /** Those children that began in an earlier life, as they were left there, by their index. */
    private Map<Integer, Standing> earlier(Standing parent, int from, int to) {
        return parent.last().resumed().map(resumed -> journal.last(parent.execution(),
                        IntStream.range(from, to).filter(index -> !parent.keeps(index)).boxed()
                                .flatMap(index -> resumed.begun(index).map(fork -> fork.child(index)).stream()).toList()).stream()
                .collect(Collectors.toMap(child -> child.name().index(), child -> child))).orElse(Map.of());
    }

    /** The first record of a child that goes on where another was left. */
    private static JournalRecord resumed(Standing parent, Standing earlier, HybridTime time) {
        var more = parent.frame().events() - parent.last().resumed().flatMap(resumed -> resumed.begun(earlier.name().index()))
                .orElseThrow().events();
        var after = HybridTime.latest(time, new HybridTime(earlier.last().time().value() + 1));
        return new JournalRecord(after, earlier.frame().counting(more), List.of(), Optional.of(earlier.name().text()),
                Optional.empty(), Optional.empty()).resuming(earlier.last().resumed());
    }

    /** Of those children that are not kept from an earlier life. */
    private static List<FrameName> names(Standing parent, int from, int to) {
        return IntStream.range(from, to).filter(index -> !parent.keeps(index)).mapToObj(parent::child).toList();
    }
}
