package dev.stepwright.engine.journal;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;
import java.util.Optional;

/** Where a frame stands: its last record, as it was read. */
record Standing(String execution, FrameName name, long number, JournalRecord last) {

    Frame frame() {
        return last.frame();
    }

    Stand stand() {
        return last.frame().stand();
    }

    /** The task it stands at, if it does. */
    Optional<TaskCall> call() {
        return switch (stand()) {
            case Stand.Scheduled(var call) -> Optional.of(call);
            case Stand.Calling(var call) -> Optional.of(call);
            case Stand.AwaitingToken awaiting -> Optional.of(awaiting.call());
            case Stand.Told told -> Optional.of(told.call());
            case Stand.Entering entering -> Optional.empty();
            case Stand.Waiting waiting -> Optional.empty();
            case Stand.BackingOff backingOff -> Optional.empty();
            case Stand.Joining joining -> Optional.empty();
            case Stand.Ended ended -> Optional.empty();
        };
    }

    /** ARN of the activity whose workers may take the frame's task, if there is one to be taken. */
    Optional<String> scheduledActivity() {
        return stand() instanceof Stand.Scheduled(var call) && call.resource() instanceof Resource.Activity(var arn)
                ? Optional.of(arn) : Optional.empty();
    }
}
