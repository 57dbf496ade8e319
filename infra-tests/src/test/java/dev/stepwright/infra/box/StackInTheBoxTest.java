package dev.stepwright.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.registry.Documents.Document;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The template boots, runs workflows for AWS's own client, and its roles may do what that takes and nothing else. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackInTheBoxTest {

    private static final String FROM_RULE = Account.arn("states", "stateMachine:from-rule");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What function {@code ask} was asked, by the subject of the question. */
    private static final Map<String, BlockingQueue<JsonNode>> QUESTIONS = new ConcurrentHashMap<>();

    private static Box box;
    private static SfnClient sfn;

    @BeforeAll
    static void boot() throws Exception {
        box = Box.boot(Map.of("exampleRule.source", "shop", "exampleRule.detailType", "OrderPlaced",
                "exampleRule.stateMachine", FROM_RULE));
        sfn = Client.of(box.endpoint(), "execute-api");
        box.userFunctions().put("price", order -> JsonNodeFactory.instance.numberNode(order.path("quantity").asInt() * 5));
        box.userFunctions().put("echo", event -> event);
        box.userFunctions().put("large", _ -> JsonNodeFactory.instance.textNode("x".repeat(40_000)));
        box.userFunctions().put("ask", question -> {
            QUESTIONS.computeIfAbsent(question.path("subject").asText(), _ -> new LinkedBlockingQueue<>()).add(question);
            return JsonNodeFactory.instance.nullNode();
        });
        box.userFunctions().put("slow", event -> {
            pause(6_000);
            return event;
        });
        box.userFunctions().put("refuse", _ -> {
            throw new UserFunctions.Fails("OutOfStock", "none left");
        });
    }

    @AfterAll
    static void shutDown() {
        sfn.close();
        box.close();
    }

    @Test
    void aStateIsTestedWithAMockAndWithACallOfItsRole() {
        var price = """
                {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "price", "Payload.$": "$"},
                 "OutputPath": "$.Payload", "End": true}""";
        var called = sfn.testState(test -> test.definition(price).roleArn(Client.ROLE).input("{\"quantity\":3}"));
        assertThat(called.statusAsString()).as("%s %s", called.error(), called.cause()).isEqualTo("SUCCEEDED");
        assertThat(called.output()).isEqualTo("15");
        assertThat(sfn.testState(test -> test.definition(price).mock(mock -> mock.result("{\"Payload\":\"7\"}"))).output()).isEqualTo("\"7\"");
    }

    @Test
    void anExpressExecutionIsWaitedFor() {
        var machine = sfn.createStateMachine(create -> create.name("quick").type(StateMachineType.EXPRESS).roleArn(Client.ROLE).definition("""
                {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "T", "States": {"T": {"Type": "Task",
                 "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "price", "Payload.$": "$"},
                 "OutputPath": "$.Payload", "End": true}}}}}}""")).stateMachineArn();
        var ended = sfn.startSyncExecution(start -> start.stateMachineArn(machine).input("[{\"quantity\":1},{\"quantity\":2}]"));
        assertThat(ended.statusAsString()).as("%s %s", ended.error(), ended.cause()).isEqualTo("SUCCEEDED");
        assertThat(ended.output()).isEqualTo("[5,10]");
        assertThat(ended.executionArn()).contains(":express:quick:" + ended.name() + ":");
        var refused = sfn.startSyncExecution(start -> start.stateMachineArn(machine).input("7"));
        assertThat(refused.error()).isEqualTo("States.Runtime");
    }

    @Test
    void anOrderIsPricedApprovedAndShipped() throws Exception {
        var machine = Client.machine(sfn, "orders", Definitions.ORDERS);
        var execution = Client.start(sfn, machine, "{\"lines\":[{\"quantity\":1},{\"quantity\":3}],\"customer\":\"Ann\"}");
        var question = questionOf("approval");
        assertThat(question).as("what the approver was asked").isNotNull();
        sfn.sendTaskHeartbeat(beat -> beat.taskToken(question.get("token").textValue()));
        sfn.sendTaskSuccess(success -> success.taskToken(question.get("token").textValue()).output("{\"by\":\"Bob\"}"));

        var ended = Client.ended(sfn, execution);
        assertThat(ended.status()).as("%s %s", ended.error(), ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var output = JSON.readTree(ended.output());
        assertThat(output.path("prices").toString()).isEqualTo("[5,15]");
        assertThat(output.path("approval").path("by").textValue()).isEqualTo("Bob");
        assertThat(output.path("stock").path("Error").textValue()).isEqualTo("OutOfStock");
        assertThat(Client.types(sfn, execution)).startsWith("ExecutionStarted").endsWith("ExecutionSucceeded")
                .contains("MapIterationSucceeded", "ParallelStateSucceeded", "WaitStateExited", "TaskSubmitted",
                        "LambdaFunctionSucceeded", "LambdaFunctionFailed", "TaskSucceeded");
        assertThat(sfn.listExecutions(list -> list.stateMachineArn(machine)).executions())
                .extracting(listed -> listed.executionArn()).contains(execution);
        assertThat(box.standIns().callers()).containsExactly(Client.ROLE);
    }

    @Test
    void largePayloadsGoThroughTheBucket() {
        var input = "\"" + "y".repeat(30_000) + "\"";
        var execution = Client.start(sfn, Client.machine(sfn, "large", Definitions.task("large")), input);
        assertThat(Client.ended(sfn, execution).output()).hasSize(40_002);
    }

    @Test
    void aWaitOfAnHourIsATimerAndOneThatComesEarlyIsSetAgain() {
        var execution = Client.start(sfn, Client.machine(sfn, "patient", Definitions.WAIT_AN_HOUR), "{}");
        Client.await("a timer", () -> timers(execution) == 1);
        var timer = timer(execution);
        assertThat(timer.due()).isAfter(Instant.now().plusSeconds(3_000));
        box.timers().fire(timer);
        Client.await("the timer to be set again", () -> timers(execution) == 1);
        sfn.stopExecution(stop -> stop.executionArn(execution).error("Impatient"));
        assertThat(Client.ended(sfn, execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void theTimeoutOfAnExecutionIsATimerToo() {
        var execution = Client.start(sfn, Client.machine(sfn, "limited", Definitions.LIMITED), "{}");
        assertThat(Client.ended(sfn, execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(timers(execution)).isEqualTo(1);
    }

    @Test
    void aWorkerPollsForTheTasksOfAnActivity() {
        var activity = sfn.createActivity(create -> create.name("pack")).activityArn();
        var execution = Client.start(sfn, Client.machine(sfn, "packing", Definitions.activity(activity)), "{\"box\":7}");
        var task = Client.task(sfn, activity);
        assertThat(task.input()).isEqualTo("{\"box\":7}");
        sfn.sendTaskHeartbeat(beat -> beat.taskToken(task.taskToken()));
        sfn.sendTaskSuccess(success -> success.taskToken(task.taskToken()).output("\"packed\""));
        assertThat(Client.ended(sfn, execution).output()).isEqualTo("\"packed\"");
        assertThat(Client.types(sfn, execution)).containsSequence("ActivityScheduled", "ActivityStarted", "ActivitySucceeded");
        sfn.deleteActivity(delete -> delete.activityArn(activity));
        assertThat(sfn.listActivities().activities()).isEmpty();
    }

    @Test
    void aMachineIsChangedAndDeleted() {
        var machine = Client.machine(sfn, "passing", Definitions.task("echo"));
        sfn.updateStateMachine(update -> update.stateMachineArn(machine).definition(Definitions.task("large")));
        assertThat(sfn.describeStateMachine(describe -> describe.stateMachineArn(machine)).definition()).contains("large");
        sfn.deleteStateMachine(delete -> delete.stateMachineArn(machine));
        assertThat(sfn.listStateMachines().stateMachines()).extracting(listed -> listed.name()).doesNotContain("passing");
    }

    @Test
    void eventsStartExecutionsOnceOrGoToTheDeadLetters() {
        var event = JsonNodeFactory.instance.objectNode().put("id", "event-1").put("source", "shop")
                .put("detail-type", "OrderPlaced").set("detail", JsonNodeFactory.instance.objectNode().put("order", "z".repeat(20_000)));
        assertThat(box.rules().publish(event)).as("there is no such machine yet").isEmpty();
        assertThat(box.messages("StartsExecutionsDeadLetters")).isEqualTo(1);

        Client.machine(sfn, "from-rule", Definitions.task("echo"));
        var first = box.rules().publish(event);
        var second = box.rules().publish(event);
        assertThat(first).singleElement().satisfies(started -> {
            var ended = Client.ended(sfn, started.path("executionArn").textValue());
            assertThat(JSON.readTree(ended.output())).isEqualTo(event);
        });
        assertThat(second).singleElement()
                .satisfies(started -> assertThat(started.path("executionArn")).isEqualTo(first.getFirst().path("executionArn")));
    }

    @Test
    void whoSignsForTheWrongServiceIsNotLetIn() {
        try (var client = Client.of(box.endpoint(), "states")) {
            assertThatThrownBy(client::listStateMachines).isInstanceOf(SfnException.class)
                    .satisfies(refused -> assertThat(((SfnException) refused).statusCode()).isEqualTo(403));
        }
    }

    /**
     * A record 0 that nobody was told of, an hour old: as if every message about it had been lost. And a definition that no revision
     * refers to, found so two days ago.
     */
    @Test
    void theSweepFindsAnExecutionThatStandsStillAndDeletesADefinitionOutOfUse() throws Exception {
        var machine = Client.machine(sfn, "asking", Definitions.CALLBACK);
        var heard = Client.start(sfn, machine, "\"heard\"");
        assertThat(questionOf("heard")).isNotNull();
        var first = box.journal().read(heard, "0", 0).orElseThrow();
        var summary = box.journal().summary(heard).orElseThrow();
        var lost = heard + "-lost";
        box.journal().open(new JournalStore.Entry(lost, "0", 0, first.nonce(), first.body()), new JournalStore.Summary(lost,
                machine, summary.name() + "-lost", "RUNNING", Instant.now().minusSeconds(3_600), Optional.empty(), summary.body()));
        box.registry().put(new Document("definitions", "unreferenced/0", 1, JsonNodeFactory.instance.objectNode().put("pieces", 1)
                .put("text", "{}").put("outOfUseSince", Instant.now().minusSeconds(172_800).toString()).toString()));
        assertThat(box.fireSchedules()).hasSize(1);
        assertThat(box.registry().get("definitions", "unreferenced/0")).isEmpty();
        assertThat(sfn.describeStateMachine(describe -> describe.stateMachineArn(machine)).definition()).isEqualTo(Definitions.CALLBACK);
        assertThat(questionOf("heard")).as("asked again, by the execution that was lost").isNotNull();
        for (var execution : List.of(heard, lost)) {
            sfn.stopExecution(stop -> stop.executionArn(execution));
        }
    }

    @Test
    void aTaskStartsAnotherExecutionAndWaitsForItsEnd() {
        var machine = Client.machine(sfn, "starting", Definitions.starting(Client.machine(sfn, "started", Definitions.task("echo"))));
        assertThat(Client.ended(sfn, Client.start(sfn, machine, "{\"n\":7}")).output()).isEqualTo("{\"n\":7}");
    }

    @Test
    void whoIsStoppedStopsWhatItWaitsFor() {
        var waiting = Client.machine(sfn, "waiting", Definitions.WAIT_AN_HOUR);
        var execution = Client.start(sfn, Client.machine(sfn, "starting-to-wait", Definitions.starting(waiting)), "{}");
        Client.await("the other", () -> Client.types(sfn, execution).contains("TaskSubmitted"));
        sfn.stopExecution(stop -> stop.executionArn(execution));
        var other = sfn.listExecutions(list -> list.stateMachineArn(waiting)).executions().getFirst().executionArn();
        assertThat(Client.ended(sfn, other).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void aTaskAsksStepFunctionsItself() throws Exception {
        var failed = Client.start(sfn, Client.machine(sfn, "failing", Definitions.task("refuse")), "{}");
        Client.ended(sfn, failed);
        var running = Client.start(sfn, Client.machine(sfn, "running", Definitions.WAIT_AN_HOUR), "{}");
        var execution = Client.start(sfn, Client.machine(sfn, "asking-itself", Definitions.ASK_STEP_FUNCTIONS),
                "{\"failed\": \"" + failed + "\", \"running\": \"" + running + "\"}");
        var ended = Client.ended(sfn, execution);
        assertThat(ended.status()).as("%s %s", ended.error(), ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var output = JSON.readTree(ended.output());
        assertThat(output.path("execution").path("ExecutionArn").textValue()).isEqualTo(execution);
        assertThat(output.path("machine").path("Definition")).isEqualTo(output.path("definition").path("Definition"));
        assertThat(output.path("history").path("Events")).hasSize(5);
        assertThat(output.path("listed").path("Executions")).singleElement()
                .satisfies(listed -> assertThat(listed.path("ExecutionArn").textValue()).isEqualTo(execution));
        assertThat(Client.ended(sfn, running).status()).isEqualTo(ExecutionStatus.ABORTED);
        Client.await("another end", () -> Client.types(sfn, failed).stream().filter("ExecutionFailed"::equals).count() == 2);
    }

    /** While its task runs, the step worker hides its message for a little longer, again and again. */
    @Test
    void aTaskMayTakeItsTime() {
        var execution = Client.start(sfn, Client.machine(sfn, "slow", Definitions.task("slow")), "{}");
        assertThat(Client.ended(sfn, execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(Client.types(sfn, execution)).containsOnlyOnce("LambdaFunctionStarted");
    }

    /** A route of the template that the API does not know would be answered as no address at all. */
    @Test
    void everyRouteLeadsToSomethingThatAnswers() throws Exception {
        assertThat(box.routes()).hasSize(9);
        try (var http = HttpClient.newHttpClient()) {
            for (var route : box.routes()) {
                var method = route.substring(0, route.indexOf(' '));
                var path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "nothing");
                var answer = http.send(HttpRequest.newBuilder(URI.create(box.endpoint() + path))
                        .header("Authorization", "x/" + Account.REGION + "/execute-api/aws4_request")
                        .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")).build(),
                        BodyHandlers.ofString());
                assertThat(answer.body()).as(route).doesNotContain("Not Found", "nothing at this address", "Forbidden");
                assertThat(answer.statusCode()).as(route).isBetween(400, 499);
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyRoleMayDoWhatItDidAndDidWhatItMay() {
        assertThat(box.policies().denials()).as("calls that no policy allows").isEmpty();
        assertThat(box.policies().unused()).as("grants that no run used").isEmpty();
        assertThat(box.messages("StoresStepsDeadLetters")).as("dead letters").isZero();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode questionOf(String input) throws InterruptedException {
        var asked = QUESTIONS.computeIfAbsent(input, _ -> new LinkedBlockingQueue<>());
        return asked.poll(40, TimeUnit.SECONDS);
    }

    private static long timers(String execution) {
        return box.timers().waiting().stream().filter(timer -> timer.message().contains(execution)).count();
    }

    private static Timers.Timer timer(String execution) {
        return box.timers().waiting().stream().filter(timer -> timer.message().contains(execution)).findFirst().orElseThrow();
    }
}
