package dev.stepwright.functions.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.http.HttpAnswer;
import dev.stepwright.engine.api.http.HttpApi;
import dev.stepwright.engine.api.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Answers the HTTP API (API Gateway guide, "Lambda proxy integration", payload format version 2.0). */
public final class ApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApi api;

    public ApiHandler(Api api) {
        this.api = new HttpApi(api);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return encode(api.answer(decode(event)));
    }

    private static HttpRequest decode(APIGatewayV2HTTPEvent event) {
        var request = event.getRequestContext();
        return new HttpRequest(request.getHttp().getMethod(), path(event),
                Objects.requireNonNullElse(event.getQueryStringParameters(), Map.of()),
                Objects.requireNonNullElse(event.getHeaders(), Map.of()), body(event), request.getRequestId());
    }

    /** The raw path begins with the stage, unless that is the default one. */
    private static String path(APIGatewayV2HTTPEvent event) {
        var path = Objects.requireNonNullElse(event.getRawPath(), "/");
        var stage = "/" + event.getRequestContext().getStage();
        if (!path.equals(stage) && !path.startsWith(stage + "/")) {
            return path;
        }
        return path.equals(stage) ? "/" : path.substring(stage.length());
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        var body = Objects.requireNonNullElse(event.getBody(), "");
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    private static APIGatewayV2HTTPResponse encode(HttpAnswer answer) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(answer.status()).withHeaders(answer.headers())
                .withBody(answer.body()).withIsBase64Encoded(false).build();
    }
}
