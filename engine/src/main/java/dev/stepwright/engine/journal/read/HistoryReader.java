package dev.stepwright.engine.journal.read;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.HybridTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes one history of the journals of an execution's frames (rule 6): records in the order of their hybrid times, without
 * what happened in a scope after the record that closed it (rule 8); ids are given here. A frame whose scope failed while it
 * was in a state is shown as aborted, just before the failure.
 */
public final class HistoryReader {

    private static final Comparator<Standing> ORDER = Comparator.<Standing, HybridTime>comparing(s -> s.last().time())
            .thenComparing(s -> s.name().text()).thenComparing(Standing::number);

    private final Map<String, Map<Long, Standing>> journals = new HashMap<>();
    private final Map<String, Long> tails = new HashMap<>();
    private final Map<String, HistoryEvent> openStates = new HashMap<>();
    private final Map<String, Details.MapIteration> openIterations = new HashMap<>();
    private final Map<String, Long> iterationEnds = new HashMap<>();
    /** What a redrive goes on from: the state that each frame entered and did not leave, its last fork, its iteration. */
    private final Map<String, NumberedEvent> entries = new HashMap<>();
    private final Map<String, Long> forks = new HashMap<>();
    private final Map<String, Details.MapIteration> iterations = new HashMap<>();
    /** Children that a redrive found begun, by what the names of a fork's children start with. */
    private final Map<String, Integer> begun = new HashMap<>();
    private long end;
    private final List<NumberedEvent> events = new ArrayList<>();
    private final HistoryMark from;

    private HistoryReader(HistoryMark from) {
        this.from = from;
        tails.put(FrameName.ROOT.text(), from.tail());
    }

    /** The whole history. */
    public static List<NumberedEvent> read(List<Standing> records) {
        return read(HistoryMark.START, Optional.empty(), records).events;
    }

    /**
     * The part of a history that these records make.
     *
     * @param from   where the root frame stands before them
     * @param before the root frame's record before, which may have forked some of them
     */
    public static HistoryReader read(HistoryMark from, Optional<Standing> before, List<Standing> records) {
        var reader = new HistoryReader(from);
        before.ifPresent(reader::know);
        records.forEach(reader::know);
        records.stream().sorted(ORDER).filter(reader::isInScope).forEach(reader::show);
        return reader;
    }

    private void know(Standing standing) {
        journals.computeIfAbsent(standing.name().text(), name -> new HashMap<>()).put(standing.number(), standing);
        standing.last().resumed().filter(resumed -> standing.stand() instanceof Stand.Joining).ifPresent(resumed ->
                begun.put(new FrameName(resumed.fork().frame()).forkPrefix(resumed.fork().number()), resumed.created()));
    }

    List<NumberedEvent> events() {
        return events;
    }

    /** Where the root frame stands after these records. */
    HistoryMark mark(long nextRecord) {
        var tail = tails.get(FrameName.ROOT.text());
        return new HistoryMark(nextRecord, from.events() + events.size(), tail, entered(tail).orElse(-1));
    }

    /**
     * A record counts when every ancestor stood where it forked the one below, at the record's time. Of two writers who had not
     * read each other the times may be equal: then the scope was closed first, as {@link #ORDER} has it.
     */
    private boolean isInScope(Standing standing) {
        for (var name = standing.name(); !name.isRoot(); name = name.parent()) {
            var closed = after(name.parent(), name.fork());
            if (closed.filter(c -> c.last().time().compareTo(standing.last().time()) <= 0).isPresent()
                    || name.index() >= begun.getOrDefault(name.parent().forkPrefix(name.fork()), Integer.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Standing> after(FrameName frame, long number) {
        return Optional.ofNullable(journals.getOrDefault(frame.text(), Map.of()).get(number + 1));
    }

    private void show(Standing standing) {
        var frame = standing.name().text();
        var follows = standing.last().follows();
        if (standing.number() == 0 && isResumed(standing)) {
            resume(standing, follows.orElseThrow());
        } else if (standing.number() == 0 && !standing.name().isRoot()) {
            tails.put(frame, tails.getOrDefault(follows.orElse(standing.name().parent().text()), 0L));
        } else if (follows.isPresent()) {
            abandon(standing);
            tails.put(frame, tailOfJoin(standing, follows.get()));
        }
        standing.last().events().forEach(event -> show(frame, event));
        // A frame that takes up a fork again: what joins it follows its children, and what it makes anew the fork.
        standing.last().resumed().filter(resumed -> forks.containsKey(resumed.fork().frame())).ifPresent(resumed -> {
            forks.put(frame, forks.get(resumed.fork().frame()));
            tails.put(frame, forks.get(resumed.fork().frame()));
        });
    }

    /** Whether it is the first record of a child that goes on where a redrive found another. */
    private boolean isResumed(Standing child) {
        if (child.name().isRoot() || child.last().follows().isEmpty()) {
            return false;
        }
        // The fork may be missing: the frames are read one after the other, while the execution moves on.
        var fork = journals.getOrDefault(child.name().parent().text(), Map.of()).get(child.name().fork());
        return Optional.ofNullable(fork).flatMap(forked -> forked.last().resumed())
                .flatMap(resumed -> resumed.begun(child.name().index()))
                .filter(begun -> begun.child(child.name().index()).text().equals(child.last().follows().get())).isPresent();
    }

    private void resume(Standing child, String earlier) {
        var frame = child.name().text();
        tails.put(frame, tails.getOrDefault(earlier, 0L));
        if (iterations.containsKey(earlier)) {
            iterations.put(frame, iterations.get(earlier));
            openIterations.put(frame, iterations.get(earlier));
        }
        if (entries.containsKey(earlier)) {
            entries.put(frame, entries.get(earlier));
            openStates.put(frame, entries.get(earlier).event());
            tails.put(frame, entries.get(earlier).id());
        }
    }

    /**
     * What a join follows: the last event of the child that came last. A Map that succeeded follows the MapIterationSucceeded
     * of that child, which nothing else does (as AWS numbers it).
     */
    private long tailOfJoin(Standing join, String child) {
        var first = join.last().events().stream().findFirst().map(HistoryEvent::type);
        return first.filter(type -> type == EventType.MAP_STATE_SUCCEEDED && iterationEnds.containsKey(child)).isPresent()
                ? iterationEnds.get(child) : tails.getOrDefault(child, 0L);
    }

    private void show(String frame, HistoryEvent event) {
        var id = from.events() + events.size() + 1;
        var tail = tails.getOrDefault(frame, 0L);
        var details = event.details();
        switch (event.type()) {
            case EXECUTION_STARTED -> tail = 0L;
            case EXECUTION_ABORTED, EXECUTION_TIMED_OUT -> {
                tail = 0L;
                end = id;
            }
            case EXECUTION_FAILED -> end = id;
            case EXECUTION_REDRIVEN -> {
                tail = end;
                tails.put(frame, afterRedrive(frame, id));
            }
            case MAP_STATE_SUCCEEDED -> { }
            case MAP_ITERATION_STARTED -> {
                openIterations.put(frame, (Details.MapIteration) details);
                iterations.put(frame, (Details.MapIteration) details);
                tails.put(frame, id);
            }
            case MAP_ITERATION_SUCCEEDED, MAP_ITERATION_FAILED -> {
                openIterations.remove(frame);
                iterationEnds.put(frame, id);
            }
            case EVALUATION_FAILED -> {
                tail = beforeEvaluation(tail, (Details.EvaluationFailed) details);
                tails.put(frame, id);
            }
            case MAP_STATE_STARTED, PARALLEL_STATE_STARTED -> {
                forks.put(frame, id);
                tails.put(frame, id);
            }
            default -> tails.put(frame, id);
        }
        if (details instanceof Details.StateEntered) {
            openStates.put(frame, event);
            entries.put(frame, new NumberedEvent(id, tail, event));
        } else if (details instanceof Details.StateExited) {
            openStates.remove(frame);
            entries.remove(frame);
        }
        events.add(new NumberedEvent(id, tail, event));
    }

    /** What follows a redrive follows the state's entering, or the redrive itself in a Fail state (seen on AWS). */
    private long afterRedrive(String frame, long redriven) {
        var entered = entries.get(frame);
        if (entered == null) {
            return tails.getOrDefault(frame, 0L);
        }
        return entered.event().type() == EventType.FAIL_STATE_ENTERED ? redriven : entered.id();
    }

    /**
     * An expression that fails as its state is entered follows what that state does; a value that is no more than unfit for its
     * field follows the entering (seen on AWS).
     */
    private long beforeEvaluation(long tail, Details.EvaluationFailed details) {
        return details.cause().contains("). The JSONata expression '") ? entered(tail).orElse(tail) : tail;
    }

    /** What a state's entering follows, when the event of that id is one. */
    private OptionalLong entered(long id) {
        if (id <= from.events()) {
            return id > 0 && id == from.tail() && from.entered() >= 0 ? OptionalLong.of(from.entered()) : OptionalLong.empty();
        }
        var event = events.get((int) (id - from.events()) - 1);
        return event.event().details() instanceof Details.StateEntered ? OptionalLong.of(event.previousEventId())
                : OptionalLong.empty();
    }

    /** Shows what the failure of a scope put an end to; nothing, when the scope was completed. */
    private void abandon(Standing join) {
        var fork = journals.get(join.name().text()).get(join.number() - 1);
        if (!(fork.stand() instanceof Stand.Joining) || !failed(join.last().follows().orElseThrow())) {
            return;
        }
        var prefix = join.name().forkPrefix(fork.number());
        journals.keySet().stream().filter(name -> name.startsWith(prefix) && tails.containsKey(name))
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(name -> abandon(name, join));
    }

    private boolean failed(String frame) {
        return journals.get(frame).values().stream().anyMatch(s -> s.stand() instanceof Stand.Ended(Outcome.Failed f));
    }

    private void abandon(String frame, Standing join) {
        var at = join.last().events().isEmpty() ? join.last().time().wallClock() : join.last().events().getFirst().timestamp();
        var entered = openStates.remove(frame);
        if (entered != null) {
            aborted(entered.type()).ifPresent(type -> abort(frame, new HistoryEvent(type, at, Details.None.INSTANCE)));
        }
        var iteration = openIterations.remove(frame);
        if (iteration != null) {
            abort(frame, new HistoryEvent(EventType.MAP_ITERATION_ABORTED, at, iteration));
        }
    }

    private void abort(String frame, HistoryEvent event) {
        events.add(new NumberedEvent(from.events() + events.size() + 1, tails.get(frame), event));
    }

    private static Optional<EventType> aborted(EventType entered) {
        return switch (entered) {
            case TASK_STATE_ENTERED -> Optional.of(EventType.TASK_STATE_ABORTED);
            case WAIT_STATE_ENTERED -> Optional.of(EventType.WAIT_STATE_ABORTED);
            case PARALLEL_STATE_ENTERED -> Optional.of(EventType.PARALLEL_STATE_ABORTED);
            case MAP_STATE_ENTERED -> Optional.of(EventType.MAP_STATE_ABORTED);
            default -> Optional.empty();
        };
    }
}
