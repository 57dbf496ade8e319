package dev.stepwright.functions.deployed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.functions.api.ApiHandler;
import dev.stepwright.functions.observe.JsonLog;

/** The function behind the HTTP API. */
public final class Api implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final ApiHandler handler;
    private final AwsComposition composition;

    /** What Lambda calls. */
    public Api() {
        this(AwsComposition.primed());
    }

    public Api(AwsComposition composition) {
        this.composition = composition;
        handler = composition.apiHandler();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        JsonLog.invoked(context);
        try {
            return handler.handleRequest(event, context);
        } finally {
            composition.logMetrics();
        }
    }
}
