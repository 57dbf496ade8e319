package dev.stepwright.cdk;

import java.util.List;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;

/** What the API function answers, by who may ask: the routes of {@code dev.stepwright.engine.api.http}. */
enum Routes {
    /** The Step Functions protocol: every action, at one address. */
    WIRE("/"),
    /** Starts executions, and tells what became of them. */
    EXECUTIONS("/executions/{stateMachine}", "/executions/{stateMachine}/{name}"),
    /** Answers task tokens, in the body or in the address. */
    CALLBACKS("/tasks/success", "/tasks/failure", "/tasks/heartbeat",
            "/tasks/{token}/success", "/tasks/{token}/failure", "/tasks/{token}/heartbeat");

    private final List<String> paths;

    Routes(String... paths) {
        this.paths = List.of(paths);
    }

    List<String> paths() {
        return paths;
    }

    /** An execution is asked about by GET; everything else is posted. */
    static HttpMethod method(String path) {
        return path.endsWith("/{name}") ? HttpMethod.GET : HttpMethod.POST;
    }
}
