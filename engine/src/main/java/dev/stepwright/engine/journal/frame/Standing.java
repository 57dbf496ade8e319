package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Resumed;
import java.util.Optional;

/** Where a frame stands: its last record, as it was read. */
public record Standing(String execution, FrameName name, long number, JournalRecord last) {

    public Frame frame() {
        return last.frame();
    }

    public Stand stand() {
        return last.frame().stand();
    }

    /** Whether a child of its fork is kept from an earlier life, and so need not run. */
    public boolean keeps(int index) {
        return keeper(index).isPresent();
    }

    /** Children of its fork that are kept. */
    public int kept() {
        return last.resumed().map(resumed -> resumed.kept().stream().mapToInt(kept -> kept.children().cardinality()).sum())
                .orElse(0);
    }

    /** The frame of a child of its fork: this life's, unless it is kept. */
    public FrameName child(int index) {
        return keeper(index).map(fork -> fork.child(index)).orElseGet(() -> name.child(number, index));
    }

    /** The history events before those of that child. */
    public long eventsBefore(int index) {
        return keeper(index).map(Resumed.Fork::events).orElse(frame().events());
    }

    private Optional<Resumed.Fork> keeper(int index) {
        return last.resumed().flatMap(resumed -> resumed.keeper(index));
    }

    /** The task it stands at, if it does. */
    public Optional<TaskCall> call() {
        return switch (stand()) {
            case Stand.Scheduled(var call) -> Optional.of(call);
            case Stand.Calling(var call) -> Optional.of(call);
            case Stand.Awaiting awaiting -> Optional.of(awaiting.call());
            case Stand.Told told -> Optional.of(told.call());
            case Stand.Entering entering -> Optional.empty();
            case Stand.Waiting waiting -> Optional.empty();
            case Stand.BackingOff backingOff -> Optional.empty();
            case Stand.Joining joining -> Optional.empty();
            case Stand.Ended ended -> Optional.empty();
        };
    }

    /** ARN of the activity whose workers may take the frame's task, if there is one to be taken. */
    public Optional<String> scheduledActivity() {
        return stand() instanceof Stand.Scheduled(var call) && call.resource() instanceof Resource.Activity(var arn)
                ? Optional.of(arn) : Optional.empty();
    }
}
