package dev.stepwright.functions.deployed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.stepwright.functions.observe.JsonLog;
import dev.stepwright.functions.step.StepWorkerHandler;

/** The function that the step queue wakes. */
public final class StepWorker implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final StepWorkerHandler handler;
    private final AwsComposition composition;

    /** What Lambda calls. */
    public StepWorker() {
        this(AwsComposition.primed());
    }

    public StepWorker(AwsComposition composition) {
        this.composition = composition;
        handler = composition.stepWorker();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        JsonLog.invoked(context);
        try {
            return handler.handleRequest(event, context);
        } finally {
            composition.logMetrics();
        }
    }
}
