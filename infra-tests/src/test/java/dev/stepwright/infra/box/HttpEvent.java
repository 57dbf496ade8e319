package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** A request as API Gateway hands it to a function (API Gateway guide, "Lambda proxy integration", payload format 2.0). */
final class HttpEvent {

    private HttpEvent() {
    }

    static byte[] of(Web.Request request, String routeKey) {
        var event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("routeKey", routeKey)
                .put("rawPath", request.uri().getRawPath())
                .put("rawQueryString", request.uri().getRawQuery() == null ? "" : request.uri().getRawQuery());
        var headers = event.putObject("headers");
        request.headers().forEach(headers::put);
        query(event, request.uri().getRawQuery());
        var context = event.putObject("requestContext").put("accountId", Account.ID).put("apiId", "box").put("stage", "$default")
                .put("routeKey", routeKey).put("requestId", UUID.randomUUID().toString()).put("domainName", "localhost");
        context.putObject("http").put("method", request.method()).put("path", request.uri().getPath())
                .put("protocol", "HTTP/1.1").put("sourceIp", "127.0.0.1").put("userAgent", request.header("user-agent"));
        body(event, request);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void query(ObjectNode event, String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        var parameters = event.putObject("queryStringParameters");
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(decoded(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
    }

    /** Bodies that are not of a type of text come in Base64. */
    private static void body(ObjectNode event, Web.Request request) {
        var type = request.header("content-type");
        boolean isText = type.isEmpty() || type.startsWith("text/") || type.startsWith("application/json");
        event.put("isBase64Encoded", !isText);
        if (request.body().length > 0) {
            event.put("body", isText ? request.text() : Base64.getEncoder().encodeToString(request.body()));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
