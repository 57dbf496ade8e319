package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Wide and long executions on {@code stepwright up} in a small heap, its data in a folder, through AWS's client. With
 * {@code -Dscale=large} they are as wide and long as is promised, which takes minutes; what was measured is printed.
 */
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ScaleTest {

    private static final boolean LARGE = "large".equals(System.getProperty("scale"));
    private static final int ITEMS = LARGE ? 10_000 : 120;
    private static final int EXECUTIONS = LARGE ? 10_000 : 100;
    private static final int TURNS = LARGE ? 25_000 : 700;
    private static final int MANY_TURNS = LARGE ? 500_000 : 1_000;
    private static final int PAGE = 1_000;
    private static final String TASK = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:work\",\"End\":true}";

    @TempDir
    Path folder;
    private HttpServer work;
    private Server server;
    private SfnClient sfn;

    @BeforeEach
    void start() throws IOException {
        work = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_000);
        work.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        work.createContext("/", exchange -> {
            var event = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
            exchange.close();
        });
        work.start();
        var functions = folder.resolve("functions.yaml");
        Files.writeString(functions, "functions: {work: {url: 'http://127.0.0.1:" + work.getAddress().getPort() + "/'}}\n");
        server = Server.up(List.of("-Xmx256m"), "--data", folder.resolve("data").toString(), "--limits", "large",
                "--functions", functions.toString());
        sfn = server.client();
    }

    @AfterEach
    void stop() throws InterruptedException {
        sfn.close();
        server.close();
        work.stop(0);
    }

    @Test
    void mapsThatAreWide() throws Exception {
        var items = IntStream.range(0, ITEMS).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        var map = "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"MaxConcurrency\":%d,\"End\":true,"
                + "\"ItemProcessor\":{\"StartAt\":\"T\",\"States\":{\"T\":" + TASK + "}}}}}";
        for (var concurrency : List.of(0, 200)) {
            var execution = run("map" + concurrency, map.formatted(concurrency), items);

            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(execution.output()).isEqualTo(items);
            say("Map of " + ITEMS + ", MaxConcurrency " + concurrency, execution);
        }
        var events = pages("map200", true);
        // entered, scheduled, started, succeeded, exited, and two of the iteration; of the Map five, of the execution two
        assertThat(events).hasSize(ITEMS * 7 + 6);
        say("after their history in pages", server.heap());
    }

    @Test
    void aHistoryInPagesForwardsAndBackwards() throws Exception {
        say("Pass and Choice, " + 2 * TURNS + " transitions", run("loop", loop(TURNS), "{}"));
        var forwards = pages("loop", false);
        var backwards = pages("loop", true);

        assertThat(forwards).hasSize(4 * TURNS + 6).isEqualTo(backwards.reversed());
        assertThat(forwards.getFirst()).isEqualTo("1<0 ExecutionStarted");
        say("after its history in pages", server.heap());
    }

    @Test
    void aMillionTransitionsInAFlatHeap() throws Exception {
        var execution = begin("long", loop(MANY_TURNS), "{}");
        var heaps = new ArrayList<Long>();
        do {
            heaps.add(server.heap());
            Thread.sleep(LARGE ? 2_000 : 200);
        } while (describe(execution).status() == ExecutionStatus.RUNNING);

        assertThat(describe(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        say(2 * MANY_TURNS + " transitions", describe(execution));
        System.out.println("Scale: heap on the way, MB: " + heaps.stream().map(ScaleTest::megabytes).toList());
    }

    @Test
    void executionsThatWaitAtOnce() throws Exception {
        say("before they start", server.heap());
        var until = Instant.now().plusSeconds(LARGE ? 150 : 4);
        var machine = create("wait", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Timestamp\":\"" + until + "\",\"End\":true}}}");
        var started = Instant.now();
        all(EXECUTIONS, i -> sfn.startExecution(r -> r.stateMachineArn(machine).name("e" + i).input("{}")));
        var begun = Duration.between(started, Instant.now());
        say(EXECUTIONS + " wait at once, started in " + begun.toMillis() + " ms", server.heap());
        if (LARGE) {
            assertThat(Instant.now()).as("all of them wait").isBefore(until);
        }
        while (!sfn.listExecutions(r -> r.stateMachineArn(machine).statusFilter("RUNNING").maxResults(1)).executions().isEmpty()) {
            Thread.sleep(100);
        }

        var over = Duration.between(until, Instant.now());
        var ended = sfn.listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(PAGE)).executions().stream()
                .collect(Collectors.groupingBy(e -> e.status(), Collectors.counting()));
        assertThat(ended).isEqualTo(java.util.Map.of(ExecutionStatus.SUCCEEDED, (long) EXECUTIONS));
        say("all ended " + over.toMillis() + " ms after they were to", server.heap());
    }

    private static String loop(int turns) {
        return "{\"StartAt\":\"Zero\",\"States\":{\"Zero\":{\"Type\":\"Pass\",\"Result\":{\"n\":0},\"Next\":\"More\"},"
                + "\"More\":{\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"States.MathAdd($.n, 1)\"},\"Next\":\"Enough\"},"
                + "\"Enough\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.n\",\"NumericLessThan\":" + turns
                + ",\"Next\":\"More\"}],\"Default\":\"Done\"},\"Done\":{\"Type\":\"Succeed\"}}}";
    }

    private List<String> pages(String name, boolean reverse) {
        var execution = "arn:aws:states:us-east-1:000000000000:execution:" + name + ":e";
        var events = new ArrayList<String>();
        var times = new ArrayList<Long>();
        for (var token = ""; token != null; ) {
            var next = token.isEmpty() ? null : token;
            var before = System.nanoTime();
            var page = sfn.getExecutionHistory(r -> r.executionArn(execution).maxResults(PAGE).reverseOrder(reverse).nextToken(next));
            times.add((System.nanoTime() - before) / 1_000_000);
            page.events().forEach(event -> events.add(text(event)));
            token = page.nextToken();
        }
        System.out.println("Scale: history of " + events.size() + (reverse ? " backwards" : "") + " in " + times.size()
                + " pages; ms of the first " + times.getFirst() + ", of the others at most "
                + times.stream().skip(1).max(Long::compare).orElse(0L) + ", at the median "
                + times.stream().skip(1).sorted().skip(times.size() / 2).findFirst().orElse(0L));
        return events;
    }

    private static String text(HistoryEvent event) {
        return event.id() + "<" + event.previousEventId() + " " + event.type();
    }

    private String create(String name, String definition) {
        return sfn.createStateMachine(r -> r.name(name).definition(definition)
                .roleArn("arn:aws:iam::000000000000:role/test")).stateMachineArn();
    }

    private String begin(String name, String definition, String input) {
        var machine = create(name, definition);
        return sfn.startExecution(r -> r.stateMachineArn(machine).name("e").input(input)).executionArn();
    }

    private DescribeExecutionResponse run(String name, String definition, String input) throws InterruptedException {
        var execution = begin(name, definition, input);
        while (describe(execution).status() == ExecutionStatus.RUNNING) {
            Thread.sleep(50);
        }
        return describe(execution);
    }

    private DescribeExecutionResponse describe(String execution) {
        return sfn.describeExecution(r -> r.executionArn(execution));
    }

    private interface Numbered {
        void perform(int number);
    }

    private static void all(int count, Numbered call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var calls = IntStream.range(0, count).mapToObj(i -> (Callable<Void>) () -> {
                call.perform(i);
                return null;
            }).toList();
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }
    }

    private void say(String what, DescribeExecutionResponse execution) throws IOException, InterruptedException {
        say(what + ": " + Duration.between(execution.startDate(), execution.stopDate()).toMillis() + " ms", server.heap());
    }

    private static void say(String what, long heap) {
        System.out.println("Scale: " + what + "; heap in use " + megabytes(heap) + " MB of 256");
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
