package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.TaskCall;

/** What a nudge leads to, once the frame and its ancestors are read (docs/protocol.md, "What one nudge does"). */
sealed interface Decision {

    /** Nothing to do: the scope is over, or the frame rightly waits. */
    record Ignore() implements Decision {
    }

    /** The record the nudge speaks of is yet to come. */
    record Await() implements Decision {
    }

    /** Send again what the frame waits for: its message may be lost. */
    record Remind() implements Decision {
    }

    /** Claim the scheduled task, perform it, and go on with its outcome. */
    record Claim() implements Decision {
    }

    /** The claim's owner is gone, but the service knows the attempt: ask again, under the same claim. */
    record AskAgain(TaskCall call) implements Decision {
    }

    /** The scope is over: end what was begun in it elsewhere. */
    record Unwind() implements Decision {
    }

    /** Move the frame by this command. */
    record Move(Command command) implements Decision {
    }

    /** All children are in: gather their outputs and go on. */
    record Join() implements Decision {
    }

    /** A frame that was redriven stood in a fork: take up its children again. */
    record Rejoin() implements Decision {
    }

    /** A child failed: go on with its failure. */
    record FailJoin() implements Decision {
    }

    /** Create the children that are missing, and nudge those that have not moved. */
    record Fork() implements Decision {
    }

    /** The frame is over: repeat what follows from that. */
    record Finish() implements Decision {
    }

    /** Whether it appends to the frame's own journal. */
    default boolean moves() {
        return switch (this) {
            case Claim _, AskAgain _, Move _, Join _, Rejoin _, FailJoin _ -> true;
            case Ignore _, Await _, Remind _, Unwind _, Fork _, Finish _ -> false;
        };
    }
}
