package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwright.infra.box.Template.Resource;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The HTTP API of the template on a port of this machine: its routes, who may use them, and the events they make. */
final class HttpDoor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private record Route(String key, String method, Pattern path, String authorization, DeployedFunction function) {
    }

    private final List<Route> routes;
    private final Web web;

    HttpDoor(Stack stack, Functions functions) throws IOException {
        var integrations = new HashMap<String, JsonNode>();
        stack.of("AWS::ApiGatewayV2::Integration").forEach(integration ->
                integrations.put("integrations/" + stack.ref(integration), integration.properties()));
        // the most specific route first (API Gateway guide, "Routing API requests")
        routes = stack.of("AWS::ApiGatewayV2::Route").stream().map(route -> route(route, integrations, functions))
                .sorted(Comparator.comparing((Route route) -> route.path().pattern().contains("[^/]+"))).toList();
        web = new Web(this::answer);
    }

    URI endpoint() {
        return web.endpoint();
    }

    /** Method and path of each, with their variables. */
    List<String> routes() {
        return routes.stream().map(Route::key).toList();
    }

    private static Route route(Resource route, Map<String, JsonNode> integrations, Functions functions) {
        var key = route.properties().path("RouteKey").asText();
        var integration = integrations.get(route.properties().path("Target").asText());
        if (!integration.path("PayloadFormatVersion").asText().equals("2.0")) {
            throw new AssertionError("Expected payload format 2.0, found " + integration);
        }
        var path = key.substring(key.indexOf(' ') + 1);
        return new Route(key, key.substring(0, key.indexOf(' ')), Pattern.compile(VARIABLE.matcher(path).replaceAll("[^/]+")),
                route.properties().path("AuthorizationType").asText("NONE"),
                functions.permitted(integration.path("IntegrationUri").asText(), "apigateway.amazonaws.com"));
    }

    private Web.Answer answer(Web.Request request) {
        Optional<Route> found = routes.stream().filter(route -> route.method().equals(request.method())
                && route.path().matcher(request.uri().getRawPath()).matches()).findFirst();
        if (found.isEmpty()) {
            return Web.Answer.of(404, "application/json", "{\"message\":\"Not Found\"}");
        }
        if (found.get().authorization().equals("AWS_IAM")
                && !request.header("authorization").contains("/" + Account.REGION + "/execute-api/aws4_request")) {
            return Web.Answer.of(403, "application/json", "{\"message\":\"Forbidden\"}");
        }
        try {
            var event = HttpEvent.of(request, found.get().key());
            return answer(JSON.readTree(found.get().function().invoke(event)));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            return Web.Answer.of(500, "application/json", "{\"message\":\"Internal Server Error\"}");
        }
    }

    private static Web.Answer answer(JsonNode answer) throws IOException {
        var headers = new HashMap<String, String>();
        answer.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        var body = answer.path("body");
        var bytes = body.isMissingNode() || body.isNull() ? new byte[0]
                : answer.path("isBase64Encoded").asBoolean() ? body.binaryValue() : body.asText().getBytes("UTF-8");
        return new Web.Answer(answer.path("statusCode").asInt(), headers, bytes);
    }

    @Override
    public void close() {
        web.close();
    }
}
