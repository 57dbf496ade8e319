package dev.stepwright.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.functions.step.NudgeCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

class SchedulerTimersTest {

    private static final Instant DUE = Instant.parse("2026-12-31T23:59:58.001Z");
    private static final Nudge NUDGE = new Nudge("arn:execution", "0.3.00001", 4, DUE, DUE.minusSeconds(86_400), Nudge.Kind.STEP);

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private Instant now = DUE.minus(Duration.ofDays(1));
    private HttpServer server;
    private SchedulerClient client;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = SchedulerClient.builder().region(Region.EU_CENTRAL_1).credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void aScheduleFiresOnceAMinuteEarlyWithTheNudgeAndIsGone() {
        timers().schedule(NUDGE);
        var request = requests.getFirst();
        assertThat(request.get("GroupName").textValue()).isEqualTo("timers");
        assertThat(request.get("ScheduleExpression").textValue()).isEqualTo("at(2026-12-31T23:58:58)");
        assertThat(request.get("ScheduleExpressionTimezone").textValue()).isEqualTo("UTC");
        assertThat(request.get("ActionAfterCompletion").textValue()).isEqualTo("DELETE");
        assertThat(request.get("FlexibleTimeWindow").get("Mode").textValue()).isEqualTo("OFF");
        assertThat(request.get("Target").get("Arn").textValue()).isEqualTo("arn:queue");
        assertThat(request.get("Target").get("RoleArn").textValue()).isEqualTo("arn:role");
        assertThat(NudgeCodec.read(request.get("Target").get("Input").textValue())).isEqualTo(NUDGE);
    }

    @Test
    void theNameIsThatOfWhatItIsForAndNothingElse() {
        var later = new Nudge("arn:execution", "0.3.00001", 4, DUE, DUE, Nudge.Kind.STEP);
        var other = new Nudge("arn:execution", "0.3.00001", 5, DUE, DUE, Nudge.Kind.STEP);
        var otherKind = new Nudge("arn:execution", "0.3.00001", 4, DUE, DUE, Nudge.Kind.DEADLINE);
        List.of(NUDGE, later, other, otherKind).forEach(timers()::schedule);
        assertThat(paths).allMatch(path -> path.matches("/schedules/[0-9a-f]{64}"));
        assertThat(paths.get(1)).isEqualTo(paths.getFirst());
        assertThat(paths.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsFarAheadGoesByStagesEachOfAName() {
        for (var days : List.of(43, 40, 35, 8, 7, 1)) {
            now = DUE.minus(Duration.ofDays(days)).minusSeconds(300);
            timers().schedule(NUDGE);
        }
        assertThat(requests).extracting(request -> request.get("ScheduleExpression").textValue()).containsExactly(
                "at(2026-11-19T23:58:58)", "at(2026-11-26T23:58:58)", "at(2026-11-26T23:58:58)", "at(2026-12-24T23:58:58)",
                "at(2026-12-24T23:58:58)", "at(2026-12-31T23:58:58)");
        assertThat(paths.stream().distinct()).hasSize(4);
        assertThat(requests).allSatisfy(request -> assertThat(NudgeCodec.read(request.get("Target").get("Input").textValue()))
                .isEqualTo(NUDGE));
    }

    @Test
    void oneThatIsThereAlreadyIsEnough() {
        status = 409;
        timers().schedule(NUDGE);
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatSchedulerCannotDoIsUnavailable() {
        status = 429;
        assertThatThrownBy(() -> timers().schedule(NUDGE)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("EventBridge Scheduler is unavailable");
    }

    private SchedulerTimers timers() {
        return new SchedulerTimers(client, "timers", "arn:queue", "arn:role", () -> now);
    }

    private void answer(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().getPath());
        requests.add(Json.mapper().readTree(exchange.getRequestBody()));
        exchange.getResponseHeaders().add("x-amzn-ErrorType", status == 409 ? "ConflictException" : "ThrottlingException");
        var body = (status == 200 ? "{\"ScheduleArn\":\"arn:schedule\"}" : "{\"Message\":\"no\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
