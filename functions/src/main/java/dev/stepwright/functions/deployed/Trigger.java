package dev.stepwright.functions.deployed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.stepwright.functions.observe.JsonLog;
import dev.stepwright.functions.trigger.TriggerHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function that EventBridge rules wake. */
public final class Trigger implements RequestStreamHandler {

    private final TriggerHandler handler;
    private final AwsComposition composition;

    /** What Lambda calls. */
    public Trigger() {
        this(AwsComposition.primed());
    }

    public Trigger(AwsComposition composition) {
        this.composition = composition;
        handler = composition.trigger();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonLog.invoked(context);
        try {
            handler.handleRequest(event, answer, context);
        } finally {
            composition.logMetrics();
        }
    }
}
