package dev.stepwright.functions.step;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;

/** Decides when a message that was received, and not deleted, shows up again: SQS ChangeMessageVisibility. */
public interface Visibility {

    /**
     * The message shows up again that long from now. Whatever goes wrong is not worth telling: the message then shows up when
     * the queue thinks it should.
     */
    void change(SQSMessage message, Duration visibility);
}
