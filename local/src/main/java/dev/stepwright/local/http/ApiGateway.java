package dev.stepwright.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request as the event that an HTTP API hands to a function, and back (API Gateway guide, payload format version 2.0). */
final class ApiGateway {

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;

    ApiGateway(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        this.handler = handler;
    }

    Answer answer(Request request) {
        var response = handler.handleRequest(event(request), null);
        var text = Optional.ofNullable(response.getBody()).orElse("");
        var body = response.getIsBase64Encoded() ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
        return new Answer(response.getStatusCode(), Optional.ofNullable(response.getHeaders()).orElse(Map.of()), body);
    }

    static APIGatewayV2HTTPEvent event(Request request) {
        var text = utf8(request.body());
        var http = RequestContext.Http.builder().withMethod(request.method()).withPath(request.path())
                .withProtocol("HTTP/1.1").withSourceIp(request.peer()).withUserAgent(request.header("user-agent").orElse("")).build();
        var headers = new HashMap<String, String>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return APIGatewayV2HTTPEvent.builder().withVersion("2.0").withRouteKey("$default").withRawPath(request.path())
                .withRawQueryString(request.query()).withHeaders(headers).withQueryStringParameters(parameters(request.query()))
                .withBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())))
                .withIsBase64Encoded(text.isEmpty())
                .withRequestContext(RequestContext.builder().withHttp(http).withStage("$default").withRouteKey("$default")
                        .withRequestId(request.id()).withTimeEpoch(System.currentTimeMillis()).build())
                .build();
    }

    private static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The same name several times: the values with commas between them, as API Gateway has it. */
    static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.merge(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)), (a, b) -> a + "," + b);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
