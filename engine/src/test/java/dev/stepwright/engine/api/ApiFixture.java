package dev.stepwright.engine.api;

import dev.stepwright.engine.api.DefinitionCheck.Finding;
import dev.stepwright.engine.api.http.HttpAnswer;
import dev.stepwright.engine.api.http.HttpApi;
import dev.stepwright.engine.api.http.HttpRequest;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.registry.CompiledDefinitions;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.MachineType;
import dev.stepwright.engine.registry.StateMachines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** An API on stores in memory. Its clock moves a second with each reading, its ids count up. */
public final class ApiFixture {

    public static final String PREFIX = "arn:aws:states:eu-central-1:123456789012:";

    private final AtomicInteger seconds = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final InstantSource clock = () -> Instant.ofEpochSecond(1_700_000_000L + seconds.getAndIncrement(), 123_456_789);
    final ExecutionsInMemory executions = new ExecutionsInMemory(clock);
    public final Api api;
    private final HttpApi http;

    public ApiFixture() {
        this(new DocumentsInMemory());
    }

    public ApiFixture(Documents documents) {
        var machines = new StateMachines(documents, clock, this::id);
        this.api = new Api(new ApiSettings("aws", "eu-central-1", "123456789012", 1_000, 1_500), machines,
                new CompiledDefinitions(machines, ApiFixture::compile, 10), ApiFixture::check, executions,
                new PageTokens("a key of at least sixteen bytes".getBytes(StandardCharsets.UTF_8)), this::id);
        this.http = new HttpApi(api, 10_000);
    }

    private String id() {
        return "id-" + ids.incrementAndGet();
    }

    HttpAnswer action(String name, String body) {
        return send("POST", "/", Map.of(), Map.of("X-Amz-Target", "AWSStepFunctions." + name), body);
    }

    HttpAnswer send(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        return http.answer(new HttpRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), "request-1"));
    }

    /** Definitions here need a StartAt; what else they need is the reader's business and its tests'. */
    private static List<Finding> check(String definition, MachineType type) {
        try {
            var json = Json.parse(definition);
            return json.has("StartAt") ? List.of(new Finding(false, "NO_TIMEOUT", "A doubt", Optional.of("/States/A")))
                    : List.of(new Finding(true, "SCHEMA_VALIDATION_FAILED", "These fields are required: [StartAt]", Optional.of("/")),
                            new Finding(true, "MISSING_END_STATE", "No end state", Optional.empty()));
        } catch (MalformedJsonException _) {
            return List.of(new Finding(true, "INVALID_JSON_DESCRIPTION", "Not JSON", Optional.empty()));
        }
    }

    private static StateMachine compile(String definition, MachineType type) {
        var json = Json.parse(definition);
        return new StateMachine("", new Workflow(json.path("StartAt").textValue(), Map.of()),
                json.has("TimeoutSeconds") ? OptionalLong.of(json.path("TimeoutSeconds").longValue()) : OptionalLong.empty());
    }
}
