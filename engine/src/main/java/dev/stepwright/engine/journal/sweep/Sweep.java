package dev.stepwright.engine.journal.sweep;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks after open executions, oldest first: nudges the root frame of each that is due, and the driver goes down from there through
 * every open frame (rule 10). A round that is not finished goes on where it stopped. The longer an execution has been open, the rarer
 * it is looked at: one that waits for weeks has a timer, and costs a message now and then.
 */
public final class Sweep {

    /** Its own messages are still about, retries included. */
    public static final Duration YOUNG = Duration.ofMinutes(10);
    /** Between two looks at an execution that is open for a day or two, or longer. */
    public static final Duration RAREST = Duration.ofHours(6);

    private static final Duration OFTENEST = Duration.ofMinutes(30);
    /** An execution is looked at anew when it is older by an eighth. */
    private static final int PARTS = 8;
    private static final int PAGE = 100;
    private static final int TRIES = 3;

    /**
     * How a run went.
     *
     * @param open       executions that were seen
     * @param nudged     those that were due
     * @param isFinished whether the round is; else the next run goes on with it
     */
    public record Swept(long open, long nudged, boolean isFinished) {
    }

    private final JournalStore journal;
    private final Nudges nudges;
    private final SweepProgress progress;

    /** @param documents where the progress of a round is kept */
    public Sweep(JournalStore journal, Nudges nudges, Documents documents) {
        this.journal = journal;
        this.nudges = nudges;
        this.progress = new SweepProgress(documents);
    }

    /** @param hasTime asked before each page */
    public Swept run(Instant now, BooleanSupplier hasTime) {
        var kept = progress.read();
        var round = kept.filter(known -> known.cursor().isPresent()).orElseGet(() ->
                new SweepProgress.Round(now, kept.map(SweepProgress.Round::begun), Optional.empty()));
        var open = 0L;
        var nudged = 0L;
        var cursor = round.cursor();
        var isFinished = false;
        try {
            while (!isFinished && hasTime.getAsBoolean()) {
                var from = cursor;
                var page = patiently(() -> journal.open(PAGE, from));
                var begun = round;
                var due = page.summaries().stream().filter(execution -> isDue(execution.startDate(), begun)).toList();
                send(due, now);
                open += page.summaries().size();
                nudged += due.size();
                isFinished = page.cursor().isEmpty() || page.summaries().stream().anyMatch(execution ->
                        isYoung(execution.startDate(), begun.begun()));
                cursor = page.cursor();
            }
        } catch (StoreUnavailable later) {
            // the next run goes on here
        }
        if (isFinished || cursor.isPresent()) {
            // a round that has seen nothing is none: the looks that fell into it are still to come
            progress.write(round.at(isFinished ? Optional.empty() : cursor));
        }
        return new Swept(open, nudged, isFinished);
    }

    /** Every open execution, whatever its age: what a process that had all of them did not end. */
    public long all(Instant now) {
        var nudged = 0L;
        var cursor = Optional.<String>empty();
        do {
            var from = cursor;
            var page = patiently(() -> journal.open(PAGE, from));
            send(page.summaries(), now);
            nudged += page.summaries().size();
            cursor = page.cursor();
        } while (cursor.isPresent());
        return nudged;
    }

    private void send(List<Summary> due, Instant now) {
        if (!due.isEmpty()) {
            patiently(() -> {
                nudges.send(due.stream().map(execution -> new Nudge(execution.execution(), FrameName.ROOT.text(), 0, Instant.EPOCH, now,
                        Nudge.Kind.SWEEP)).toList());
                return due;
            });
        }
    }

    private static <T> T patiently(Supplier<T> asked) {
        for (var tried = 1; ; tried++) {
            try {
                return asked.get();
            } catch (StoreUnavailable e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static boolean isYoung(Instant start, Instant now) {
        return !start.plus(YOUNG).isBefore(now);
    }

    /** Whether it has come to another look since the round before. */
    private static boolean isDue(Instant start, SweepProgress.Round round) {
        if (isYoung(start, round.begun())) {
            return false;
        }
        return round.previous().filter(before -> !isYoung(start, before)).filter(before ->
                looks(Duration.between(start, before)) == looks(Duration.between(start, round.begun()))).isEmpty();
    }

    /** How often an execution has been looked at when it is so old: at even times first, then as it grows, then at even times again. */
    static long looks(Duration age) {
        var even = OFTENEST.multipliedBy(PARTS);
        var rare = RAREST.multipliedBy(PARTS);
        var growing = PARTS * Math.log((double) clamp(age, even, rare) / even.toSeconds());
        return (long) ((double) Math.min(age.toSeconds(), even.toSeconds()) / OFTENEST.toSeconds() + growing
                + (double) Math.max(0, age.minus(rare).toSeconds()) / RAREST.toSeconds());
    }

    private static long clamp(Duration age, Duration least, Duration most) {
        return Math.clamp(age.toSeconds(), least.toSeconds(), most.toSeconds());
    }
}
