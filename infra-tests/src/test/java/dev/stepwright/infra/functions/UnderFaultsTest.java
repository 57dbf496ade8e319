package dev.stepwright.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.deployed.AwsClients.Patience;
import dev.stepwright.infra.faults.Fault;
import dev.stepwright.infra.faults.FaultProxy;
import dev.stepwright.infra.faults.Service;
import dev.stepwright.infra.faults.Weather;
import dev.stepwright.infra.scenarios.Scenario;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The deployed functions on real servers while requests are lost, cut off, throttled and failed, before they are done and after,
 * and messages come twice. Every execution ends right, and no attempt is begun twice.
 *
 * <p>{@code -Dfaults.rounds=20} goes on for so many rounds, {@code -Dfaults.seed=7} begins with that seed.
 */
@Tag("slow")
class UnderFaultsTest {

    private static final int EXECUTIONS_OF_EACH = 3;
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(4);
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(700), Duration.ofSeconds(5));
    private static final Weather.Climate CLIMATE = new Weather.Climate(100, 4);
    private static final Set<String> TERMINAL = Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted",
            "ExecutionTimedOut");

    private final ConcurrentLinkedQueue<String> activityTokens = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void everyExecutionEndsRightAndNoAttemptIsBegunTwice() throws Exception {
        var first = Long.getLong("faults.seed", 1);
        for (var seed = first; seed < first + Integer.getInteger("faults.rounds", 1); seed++) {
            round(seed);
        }
    }

    private void round(long seed) throws Exception {
        var weather = new Weather(seed, CLIMATE);
        var proxies = new EnumMap<Service, FaultProxy>(Service.class);
        Deployment.Network network = (service, server) -> proxy(proxies, service, server, weather).endpoint();
        isOver = false;
        activityTokens.clear();
        try (var deployment = new Deployment(network, PATIENCE, new Deployment.EventSource(12, 100, seed))) {
            var begin = System.nanoTime();
            var actors = List.of(Thread.startVirtualThread(() -> answerTokens(deployment)),
                    Thread.startVirtualThread(() -> workAtActivity(deployment)));
            var executions = start(deployment);
            awaitAll(deployment, executions.keySet(), seed);
            isOver = true;
            var seconds = (System.nanoTime() - begin) / 1_000_000_000;
            weather.clearUp();
            for (var actor : actors) {
                actor.join();
            }
            System.out.println("seed " + seed + ": " + executions.size() + " executions, " + deployment.notes().begun().size()
                    + " attempts, " + seconds + " s, faults " + weather.met());
            executions.forEach((execution, scenario) -> check(deployment, execution, scenario, seed));
            assertThat(deployment.notes().begun()).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(List.copyOf(activityTokens)).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(weather.met().get(Service.DYNAMODB).keySet()).containsExactlyInAnyOrder(Fault.values());
            assertThat(weather.met().keySet()).containsExactlyInAnyOrder(Service.values());
            assertThat(throttled(deployment)).as("throttled requests of DynamoDB in the metric").isPositive();
        } finally {
            isOver = true;
            for (var proxy : proxies.values()) {
                proxy.close();
            }
        }
    }

    private static FaultProxy proxy(Map<Service, FaultProxy> proxies, Service service, URI server, Weather weather)
            throws IOException {
        if (!proxies.containsKey(service)) {
            proxies.put(service, new FaultProxy(service, server, weather));
        }
        return proxies.get(service);
    }

    private static Map<String, Scenario> start(Deployment deployment) throws Exception {
        call(deployment, "CreateActivity", object().put("name", "pack").toString());
        var executions = new LinkedHashMap<String, Scenario>();
        for (var scenario : Scenario.values()) {
            call(deployment, "CreateStateMachine", object().put("name", scenario.machineName())
                    .put("definition", scenario.definition()).put("roleArn", "arn:aws:iam::000000000000:role/machine").toString());
            for (var i = 0; i < EXECUTIONS_OF_EACH; i++) {
                var started = call(deployment, "StartExecution", object().put("input", Scenario.input())
                        .put("name", scenario.machineName() + "-" + i)
                        .put("stateMachineArn", Deployment.ARNS + "stateMachine:" + scenario.machineName()).toString());
                executions.put(started.get("executionArn").textValue(), scenario);
            }
        }
        return executions;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** As AWS's clients do it: again, when the service is not available. */
    private static JsonNode call(Deployment deployment, String action, String body) throws Exception {
        while (true) {
            var answer = deployment.call(action, body);
            if (!answer.path("__type").asText().matches(".*(ServiceUnavailable|InternalFailure|InternalServerError).*")) {
                return answer;
            }
            Thread.sleep(50);
        }
    }

    /** Every other token is beaten for before it is answered. A token of an attempt that is over by then is no good. */
    private void answerTokens(Deployment deployment) {
        try {
            for (var i = 0; !isOver; i++) {
                var token = Optional.ofNullable(deployment.notes().tokens().poll(100, TimeUnit.MILLISECONDS));
                if (token.isPresent() && i % 2 == 0) {
                    call(deployment, "SendTaskHeartbeat", object().put("taskToken", token.get()).toString());
                }
                if (token.isPresent()) {
                    call(deployment, "SendTaskSuccess", object().put("taskToken", token.get()).put("output", "\"yes\"").toString());
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void workAtActivity(Deployment deployment) {
        try {
            while (!isOver) {
                var task = deployment.call("GetActivityTask", object().put("activityArn", Scenario.ACTIVITY_ARN).toString());
                if (task.path("taskToken").isTextual()) {
                    activityTokens.add(task.get("taskToken").textValue());
                    call(deployment, "SendTaskSuccess", object().put("taskToken", task.get("taskToken").textValue())
                            .put("output", "{\"packed\":true}").toString());
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitAll(Deployment deployment, Set<String> executions, long seed) throws Exception {
        var left = new ArrayList<>(executions);
        var end = System.nanoTime() + LONGEST_ROUND.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("seed " + seed + ": still running: " + left + "\n" + call(deployment,
                        "GetExecutionHistory", object().put("executionArn", left.getFirst()).toString()));
            }
            var iterator = left.iterator();
            while (iterator.hasNext()) {
                if (!describe(deployment, iterator.next()).get("status").textValue().equals("RUNNING")) {
                    iterator.remove();
                }
            }
            Thread.sleep(200);
        }
    }

    private static JsonNode describe(Deployment deployment, String execution) throws Exception {
        return call(deployment, "DescribeExecution", object().put("executionArn", execution).toString());
    }

    private static void check(Deployment deployment, String execution, Scenario scenario, long seed) {
        try {
            var described = describe(deployment, execution);
            assertThat(scenario.wrongOf(described.get("status").textValue(), described.path("output").asText("null"),
                    described.path("error").asText())).as("seed %d, %s", seed, execution).isEmpty();
            var events = call(deployment, "GetExecutionHistory", object().put("executionArn", execution).put("maxResults", 1_000)
                    .toString()).get("events");
            for (var i = 0; i < events.size(); i++) {
                assertThat(events.get(i).get("id").intValue()).isEqualTo(i + 1);
                assertThat(TERMINAL.contains(events.get(i).get("type").textValue())).as("%s", events.get(i))
                        .isEqualTo(i == events.size() - 1);
            }
            var name = execution.substring(execution.lastIndexOf(':') + 1);
            var begun = deployment.notes().begun();
            assertThat(scenario.steps()).allSatisfy(step -> assertThat(begun).anyMatch(note -> note.startsWith(name + " " + step + " ")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static long throttled(Deployment deployment) {
        return deployment.metrics().stream().map(Json::parse).filter(line -> line.get("Service").textValue().equals("DynamoDB"))
                .mapToLong(line -> line.get("ThrottledRequests").longValue()).sum();
    }
}
