package dev.stepwright.engine.api;

import dev.stepwright.engine.api.http.HttpAnswer;
import dev.stepwright.engine.api.http.HttpApi;
import dev.stepwright.engine.api.http.HttpRequest;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.inprocess.ExpressRunner;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.inprocess.RunTime;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.simulation.SimulatedActivityQueues;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.CompiledDefinitions;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.engine.teststate.MockSchemas;
import dev.stepwright.engine.teststate.StateTester;
import dev.stepwright.engine.teststate.StateTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

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
        this.api = new Api(new ApiSettings("aws", "eu-central-1", "123456789012", 1_000, 1_500, Duration.ofSeconds(60)), machines,
                new CompiledDefinitions(machines, 10), new Activities(documents, clock, this::id),
                new SimulatedActivityQueues(clock, Duration.ofSeconds(30), _ -> { }), executions,
                new PageTokens("a key of at least sixteen bytes".getBytes(StandardCharsets.UTF_8)),
                new StateTests(new StateTester(ApiFixture::echo, clock, new FixedRandomness()), MockSchemas.NONE),
                new ExpressRunner((call, _, _) -> new TaskOutcome.Succeeded(call.parameters()), time(), new FixedRandomness(), ApiFixture::inTurn,
                        Duration.ofMinutes(5)), this::id);
        this.http = new HttpApi(api, 10_000);
    }

    /** A small definition as a JSON string, quotes and all. */
    public static final String DEFINITION = "\"{\\\"StartAt\\\":\\\"A\\\",\\\"TimeoutSeconds\\\":9,"
            + "\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}\"";

    private static TaskOutcome echo(TaskCall call, String execution, String role) {
        return new TaskOutcome.Succeeded(call.parameters());
    }

    private RunTime time() {
        return new RunTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void waitUntil(Instant instant) {
                seconds.addAndGet((int) Math.max(0, instant.getEpochSecond() - clock.instant().getEpochSecond()));
            }
        };
    }

    private static <T> List<T> inTurn(List<Supplier<T>> work, int atOnce) {
        return work.stream().map(Supplier::get).toList();
    }

    private String id() {
        return "id-" + ids.incrementAndGet();
    }

    HttpAnswer action(String name, String body) {
        return send("POST", "/", Map.of(), Map.of("X-Amz-Target", "AWSStepFunctions." + name), body);
    }

    HttpAnswer send(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        return send(new HttpRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), "request-1"));
    }

    HttpAnswer send(HttpRequest request) {
        return http.answer(request);
    }
}
