package dev.stepwright.functions.deployed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.stepwright.functions.observe.JsonLog;
import dev.stepwright.functions.sweep.SweepHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function that a schedule wakes. */
public final class Sweeper implements RequestStreamHandler {

    private final SweepHandler handler;
    private final AwsComposition composition;

    /** What Lambda calls. */
    public Sweeper() {
        this(AwsComposition.ofEnvironment());
    }

    public Sweeper(AwsComposition composition) {
        this.composition = composition;
        handler = composition.sweeper();
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
