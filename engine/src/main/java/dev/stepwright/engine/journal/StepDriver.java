package dev.stepwright.engine.journal;

import dev.stepwright.engine.journal.port.Nudge;
import java.time.Duration;

/** The queue's door to the durable protocol: one nudge, one step (docs/protocol.md, "What one nudge does"). */
public interface StepDriver {

    /** What becomes of the message that brought the nudge. */
    sealed interface Verdict {

        /** Its follow-ups were accepted: delete it. */
        record Acknowledge() implements Verdict {
        }

        /** Give it back to the queue for that long. */
        record GiveBack(Duration delay) implements Verdict {
        }
    }

    /** Throws {@link dev.stepwright.engine.registry.StoreUnavailable} when infrastructure fails: give the message back. */
    Verdict drive(Nudge nudge);
}
