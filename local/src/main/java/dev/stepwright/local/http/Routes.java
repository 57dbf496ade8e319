package dev.stepwright.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.local.queue.EmbeddedQueue;
import java.util.Optional;
import java.util.function.Supplier;

/** Who answers what: Lambda's Invoke API, whoever operates this server, and the API's handler for all the rest. */
public final class Routes {

    private final ApiGateway gateway;
    private final InvokeApi invoke;
    private final OperationApi operation;

    /** @param failure what keeps this server from its work for good; empty while all is well */
    public Routes(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> api, LambdaInvoker functions,
                  EmbeddedQueue queue, Supplier<Optional<Throwable>> failure) {
        this.gateway = new ApiGateway(api);
        this.invoke = new InvokeApi(functions);
        this.operation = new OperationApi(queue, failure);
    }

    Answer answer(Request request) {
        return operation.answer(request).or(() -> invoke.answer(request)).orElseGet(() -> gateway.answer(request));
    }
}
