package dev.stepwright.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.stepwright.engine.api.ApiFixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiHandlerTest {

    private static final String CREATE = "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}";

    private final ApiHandler handler = new ApiHandler(new ApiFixture().api);

    @Test
    void anActionIsAnswered() {
        var answer = handler.handleRequest(event("POST", "/", "$default").withHeaders(target("CreateStateMachine"))
                .withBody(CREATE).build(), null);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("stateMachine:m");
        assertThat(answer.getHeaders()).containsEntry("x-amzn-requestid", "r-1");
        assertThat(answer.getIsBase64Encoded()).isFalse();
    }

    @Test
    void aBodyMayComeInBase64() {
        var body = Base64.getEncoder().encodeToString(CREATE.replace("\"m\"", "\"ä\"").getBytes(StandardCharsets.UTF_8));
        var answer = handler.handleRequest(event("POST", "/", "$default").withHeaders(target("CreateStateMachine"))
                .withBody(body).withIsBase64Encoded(true).build(), null);
        assertThat(answer.getBody()).contains("stateMachine:ä");
    }

    @Test
    void theStageIsNoPartOfThePath() {
        handler.handleRequest(event("POST", "/live", "live").withHeaders(target("CreateStateMachine")).withBody(CREATE).build(), null);
        var started = handler.handleRequest(event("POST", "/live/executions/m", "live")
                .withQueryStringParameters(Map.of("name", "e")).build(), null);
        assertThat(started.getStatusCode()).isEqualTo(201);
        var told = handler.handleRequest(event("GET", "/executions/m/e", "$default").build(), null);
        assertThat(told.getBody()).contains("\"status\":\"RUNNING\"");
    }

    private static Map<String, String> target(String action) {
        return Map.of("x-amz-target", "AWSStepFunctions." + action);
    }

    private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event(String method, String path, String stage) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod(method).withPath(path).build();
        return APIGatewayV2HTTPEvent.builder().withVersion("2.0").withRawPath(path).withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).withStage(stage).withRequestId("r-1").build());
    }
}
