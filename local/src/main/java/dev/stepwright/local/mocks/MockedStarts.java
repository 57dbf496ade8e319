package dev.stepwright.local.mocks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;

/**
 * The API, which also takes starts of test cases: StartExecution of {@code <state machine ARN>#<case>}.
 *
 * @param executionArn of the machine and the execution of these names
 */
public record MockedStarts(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> api, TestCases cases,
                           BinaryOperator<String> executionArn) implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final String MACHINE = "stateMachineArn";
    private static final String TARGET = "x-amz-target";
    private static final String START = "AWSStepFunctions.StartExecution";
    private static final int NAME_AT = 6;

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return start(event).map(request -> begin(event, request, context)).orElseGet(() -> api.handleRequest(event, context));
    }

    /** The request of a start that names a case. */
    private static Optional<ObjectNode> start(APIGatewayV2HTTPEvent event) {
        if (event.getHeaders() == null || !START.equals(event.getHeaders().get(TARGET)) || event.getBody() == null || event.getIsBase64Encoded()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(event.getBody())).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                    .filter(request -> request.path(MACHINE).asText().indexOf('#') >= 0);
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }

    private APIGatewayV2HTTPResponse begin(APIGatewayV2HTTPEvent event, ObjectNode request, Context context) {
        var parts = request.get(MACHINE).textValue().split("#", 2);
        var arn = parts[0].split(":");
        var machine = arn.length > NAME_AT ? arn[NAME_AT] : "";
        if (!cases.has(machine, parts[1])) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).withHeaders(Map.of("content-type", "application/x-amz-json-1.0"))
                    .withBody(Json.write(request.objectNode().put("__type", "com.amazonaws.swf.service.v2.model#InvalidArn").put("message",
                            "Invalid Arn: 'the mock file has no test case " + parts[1] + " of state machine " + machine + "'"))).build();
        }
        var name = request.path("name").asText(UUID.randomUUID().toString());
        cases.begin(executionArn.apply(machine, name), machine, parts[1]);
        event.setBody(Json.write(request.put(MACHINE, parts[0]).put("name", name)));
        return api.handleRequest(event, context);
    }
}
