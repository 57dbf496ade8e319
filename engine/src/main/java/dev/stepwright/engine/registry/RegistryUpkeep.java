package dev.stepwright.engine.registry;

import dev.stepwright.engine.registry.UpkeepProgress.Pass;
import dev.stepwright.engine.registry.UpkeepProgress.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Deletes what the registry needs no more: revisions that no execution keeps to any longer, then definitions that no revision refers to.
 * A pass begins once a day at most, and one that is not finished goes on where it stopped. Every write names the version it changes, so
 * runs at the same time, and those who register at the same time, do each other no harm ({@link UnusedRevisions},
 * {@link UnreferencedTexts}).
 */
public final class RegistryUpkeep {

    /** From the beginning of a pass to that of the next, at least. */
    public static final Duration EVERY = Duration.ofDays(1);

    /** For executions that are ended, or begun, somewhat late. */
    static final Duration SPARE = Duration.ofDays(7);

    /** How a run went that had nothing to do. */
    public static final Deleted NOTHING = new Deleted(0, 0, true);

    /**
     * How a run went.
     *
     * @param revisions  that were deleted
     * @param texts      pieces of definitions that were deleted, 50,000 characters each
     * @param isFinished whether the pass is, or none was due; else the next run goes on with it
     */
    public record Deleted(long revisions, long texts, boolean isFinished) {

        private Deleted withRevisions(long more) {
            return new Deleted(revisions + more, texts, isFinished);
        }

        private Deleted withTexts(long more) {
            return new Deleted(revisions, texts + more, isFinished);
        }
    }

    private final UnusedRevisions revisions;
    private final UnreferencedTexts texts;
    private final UpkeepProgress progress;

    /**
     * @param machines         over the same documents
     * @param longestExecution how long an execution may run
     * @param retention        how long one that is closed is kept, and asked for its revision
     */
    public RegistryUpkeep(Documents documents, StateMachines machines, Duration longestExecution, Duration retention) {
        this.revisions = new UnusedRevisions(documents, machines, longestExecution.plus(retention).plus(SPARE));
        this.texts = new UnreferencedTexts(documents);
        this.progress = new UpkeepProgress(documents);
    }

    /**
     * Goes on with a pass, or begins one that is due. A store that cannot be had leaves the rest to the next run, unless the
     * progress cannot be read or written: then it throws {@link StoreUnavailable}.
     *
     * @param hasTime asked before each page
     */
    public Deleted run(Instant now, BooleanSupplier hasTime) {
        var kept = progress.read();
        if (kept.pass().filter(pass -> pass.stage() == Stage.FINISHED && now.isBefore(pass.begun().plus(EVERY))).isPresent()) {
            return NOTHING;
        }
        var run = new Run(now, hasTime, kept.pass().filter(pass -> pass.stage() != Stage.FINISHED).orElseGet(() -> Pass.begin(now)));
        try {
            run.goOn();
        } catch (StoreUnavailable later) {
            // the next run goes on here
        }
        progress.write(kept, run.pass);
        return new Deleted(run.deleted.revisions(), run.deleted.texts(), run.pass.stage() == Stage.FINISHED);
    }

    /** One run, as far as it has come. */
    private final class Run {

        private final Instant now;
        private final BooleanSupplier hasTime;
        private Optional<Set<String>> referenced = Optional.empty();
        private Pass pass;
        private Deleted deleted = new Deleted(0, 0, false);

        Run(Instant now, BooleanSupplier hasTime, Pass pass) {
            this.now = now;
            this.hasTime = hasTime;
            this.pass = pass;
        }

        void goOn() {
            while (pass.stage() != Stage.FINISHED && hasTime.getAsBoolean()) {
                if (pass.stage() == Stage.REVISIONS) {
                    var walked = revisions.page(now, pass.cursor());
                    deleted = deleted.withRevisions(walked.deleted());
                    pass = pass.after(walked.cursor(), Stage.TEXTS);
                } else if (isGathered()) {
                    var walked = texts.page(referenced.orElseThrow(), now, pass.cursor());
                    deleted = deleted.withTexts(walked.deleted());
                    pass = pass.after(walked.cursor(), Stage.FINISHED);
                }
            }
        }

        /** Gathers anew in each run, as nothing that long is kept between runs. */
        private boolean isGathered() {
            if (referenced.isEmpty()) {
                referenced = texts.referenced(hasTime);
            }
            return referenced.isPresent();
        }
    }
}
