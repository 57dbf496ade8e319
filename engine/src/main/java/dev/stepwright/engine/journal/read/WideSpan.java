package dev.stepwright.engine.journal.read;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.payload.Payload;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened below a wide fork, held as an outline: which event comes when, and which record has it. What the events tell
 * is read when they are asked for.
 */
final class WideSpan implements HistorySpan {

    private static final Payload NOTHING = Payload.ofText("{}");
    private static final Details ENTERED = new Details.StateEntered("", NOTHING);
    private static final Details EXITED = new Details.StateExited("", NOTHING, Optional.empty());
    private static final Stand ANY = new Stand.Entering();
    private static final Stand FORK = new Stand.Joining(1, 1, Optional.empty(), NOTHING);

    /** Where an event is told in full. */
    private record Place(FrameName frame, long number, int index) {
    }

    private final Journal journal;
    private final String execution;
    private final Map<HistoryEvent, Place> places = new IdentityHashMap<>();
    private Held outline;

    private WideSpan(Journal journal, String execution) {
        this.journal = journal;
        this.execution = execution;
    }

    /**
     * @param below the records below the fork, page by page
     * @param join  the root frame's record after the fork, if there is one
     */
    static WideSpan read(Journal journal, HistoryMark from, Standing fork, Iterable<List<Standing>> below, Optional<Standing> join) {
        var span = new WideSpan(journal, fork.execution());
        var records = new ArrayList<Standing>();
        below.forEach(page -> page.forEach(standing -> records.add(span.outlined(standing))));
        join.ifPresent(records::add);
        var reader = HistoryReader.read(from, Optional.of(fork), records);
        span.outline = new Held(from, reader.mark(fork.number() + 1 + (join.isPresent() ? 1 : 0)), reader.events());
        return span;
    }

    private Standing outlined(Standing standing) {
        var last = standing.last();
        var events = new ArrayList<HistoryEvent>(last.events().size());
        for (var event : last.events()) {
            var thin = new HistoryEvent(event.type(), event.timestamp(), outlined(event.details()));
            places.put(thin, new Place(standing.name(), standing.number(), events.size()));
            events.add(thin);
        }
        var frame = new Frame("", NOTHING, Optional.empty(), 0, List.of(), Map.of(), Optional.empty(), 0, outlined(standing.stand()));
        return new Standing(execution, standing.name(), standing.number(), new JournalRecord(last.time(), frame, events,
                last.follows(), Optional.empty(), Optional.empty()));
    }

    /** What the order and the ids of events depend on is kept. */
    private static Details outlined(Details details) {
        return switch (details) {
            case Details.StateEntered _ -> ENTERED;
            case Details.StateExited _ -> EXITED;
            case Details.MapIteration iteration -> iteration;
            case Details.EvaluationFailed failed -> failed;
            case Details _ -> Details.None.INSTANCE;
        };
    }

    private static Stand outlined(Stand stand) {
        return switch (stand) {
            case Stand.Joining _ -> FORK;
            case Stand.Ended(Stand.Outcome.Failed failed) -> new Stand.Ended(failed);
            case Stand _ -> ANY;
        };
    }

    @Override
    public HistoryMark from() {
        return outline.from();
    }

    @Override
    public HistoryMark to() {
        return outline.to();
    }

    @Override
    public List<NumberedEvent> events(long first, long last) {
        var asked = outline.events(first, last);
        var numbers = new TreeMap<String, Range>();
        asked.stream().map(event -> places.get(event.event())).filter(Objects::nonNull)
                .forEach(place -> numbers.merge(place.frame.text(), new Range(place.number, place.number), Range::with));
        var read = new TreeMap<String, List<Standing>>();
        numbers.forEach((frame, range) -> read.put(frame, journal.records(execution, new FrameName(frame), range.first,
                (int) (range.last - range.first + 1))));
        return asked.stream().map(event -> {
            var place = places.get(event.event());
            return place == null ? event : new NumberedEvent(event.id(), event.previousEventId(), read.get(place.frame.text())
                    .get((int) (place.number - numbers.get(place.frame.text()).first)).last().events().get(place.index));
        }).toList();
    }

    private record Range(long first, long last) {

        Range with(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }
}
