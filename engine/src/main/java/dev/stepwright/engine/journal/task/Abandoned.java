package dev.stepwright.engine.journal.task;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.frame.ChildExecution;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Executions that nobody waits for any more are stopped: those of a task that timed out, or whose scope or execution is over. Whoever
 * ends the waiting sees to it at once; what a crash in between leaves behind, the sweep finds, from the child's side.
 */
public final class Abandoned {

    private static final Failure WHY = new Failure(Optional.empty(),
            Optional.of("The task that waited for this execution is over."));

    private final Journal journal;
    private final BiConsumer<String, Failure> stop;

    /** @param stop StopExecution */
    public Abandoned(Journal journal, BiConsumer<String, Failure> stop) {
        this.journal = journal;
        this.stop = stop;
    }

    /** Whether a frame that went on may have given up what it waited for: an execution, or frames below it. */
    public boolean isLeft(Standing before, Standing after) {
        var isStill = after.stand() instanceof Stand.Awaiting || after.stand() instanceof Stand.Told;
        return before.stand() instanceof Stand.Joining
                || !isStill && claim(before).isPresent() && before.call().filter(ChildExecution::isAwaited).isPresent();
    }

    /** Stops the execution that the frame's task has started and waits for, if there is one. */
    public void stopChild(Standing waiting) {
        claim(waiting).ifPresent(claim -> waiting.call().filter(ChildExecution::isAwaited)
                .flatMap(call -> ChildExecution.arn(call, Attempts.key(waiting, claim)))
                .filter(child -> isOf(child, new Origin(waiting.execution(), waiting.name().text(), claim, true)))
                .ifPresent(child -> stop.accept(child, WHY)));
    }

    /** Number of the claim of the attempt that the frame stands at. */
    private static Optional<Long> claim(Standing standing) {
        return standing.stand() instanceof Stand.Calling ? Optional.of(standing.number())
                : standing.stand() instanceof Stand.Awaiting ? Optional.of(standing.number() - 1) : Optional.empty();
    }

    private boolean isOf(String child, Origin origin) {
        return journal.header(child).filter(header -> header.origin().filter(origin::equals).isPresent())
                .filter(header -> !journal.isOrphan(header, origin)).isPresent();
    }

    /** Whether the task that started an execution does not wait for it any more. Who redrives one does not do it for that task. */
    public boolean isAbandoned(Header child, Standing root) {
        return root.last().redrive().isEmpty()
                && child.origin().filter(Origin::waits).filter(origin -> journal.isOrphan(child, origin) || !isAwaited(origin))
                .isPresent();
    }

    private boolean isAwaited(Origin origin) {
        return journal.lineage(origin.execution(), new FrameName(origin.frame()))
                .filter(lineage -> !lineage.isOver() && claim(lineage.self()).filter(claim -> claim == origin.claim()).isPresent())
                .isPresent();
    }

    public void stopAbandoned(Standing root) {
        stop.accept(root.execution(), WHY);
    }
}
