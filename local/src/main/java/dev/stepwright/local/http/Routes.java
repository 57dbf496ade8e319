package dev.stepwright.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.functions.task.LambdaInvoker;

/** Who answers what: Lambda's Invoke API, a word that the server is up, and the API's handler for all the rest. */
public final class Routes {

    private final ApiGateway gateway;
    private final InvokeApi invoke;

    public Routes(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> api, LambdaInvoker functions) {
        this.gateway = new ApiGateway(api);
        this.invoke = new InvokeApi(functions);
    }

    Answer answer(Request request) {
        if (request.path().equals("/health")) {
            return Answer.json(200, "{\"status\":\"up\"}");
        }
        return invoke.answer(request).orElseGet(() -> gateway.answer(request));
    }
}
