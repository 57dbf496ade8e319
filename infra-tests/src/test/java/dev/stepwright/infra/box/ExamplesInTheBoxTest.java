package dev.stepwright.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.LAMBDA_FUNCTION_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.MAP_ITERATION_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.MAP_ITERATION_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.MAP_ITERATION_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.MAP_STATE_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.MAP_STATE_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.PARALLEL_STATE_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SUBMITTED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The project's examples, as they lie in their folders, on the booted template; their functions are run as programs. */
@Tag("slow")
class ExamplesInTheBoxTest {

    private static final Example ORDERS = Example.named("order-fulfilment");
    private static final Example EXPENSES = Example.named("expense-approval");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Box box;
    private static SfnClient sfn;
    private static RecordedCalls calls;
    private static List<AutoCloseable> programs;
    private static String orders;
    private static String expenses;

    /** Whoever holds a task token may answer it: that is how a human's answer comes in, without keys of an account. */
    @BeforeAll
    static void boot() throws Exception {
        box = Box.boot(Map.of("callbacks", "token"));
        var ofExpenses = EXPENSES.functions(Optional.empty());
        var ofOrders = ORDERS.functions(Optional.of(ofExpenses));
        programs = List.of(ofOrders, ofExpenses);
        calls = new RecordedCalls(ofOrders);
        box.userFunctions().others(calls);
        sfn = Client.of(box.endpoint(), "execute-api");
        orders = Client.machine(sfn, "order-fulfilment", ORDERS.definition());
        expenses = Client.machine(sfn, "expense-approval", EXPENSES.definition());
    }

    @AfterAll
    static void shutDown() throws Exception {
        sfn.close();
        box.close();
        for (var program : programs) {
            program.close();
        }
    }

    @AfterEach
    void nothingWasDenied() {
        assertThat(box.policies().denials()).as("calls that no policy allows").isEmpty();
        assertThat(box.messages("StoresStepsDeadLetters")).as("dead letters").isZero();
    }

    @Test
    void anOrderIsFulfilledThoughTheGatewayIsBusyTwice() throws Exception {
        var execution = Client.start(sfn, orders, ORDERS.file("order.json"));
        var ended = Client.ended(sfn, execution);

        assertThat(ended.status()).as("%s %s", ended.error(), ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(JSON.readTree(ended.output())).isEqualTo(JSON.readTree("""
                {"orderId": "o-1001", "message": "Order o-1001 is on its way to Ada Lovelace.", "total": 1237,
                 "receipt": "r-o-1001", "tracking": "T-o-1001"}"""));
        var history = History.of(sfn, execution);
        assertThat(history.entered()).startsWith("PriceOrder", "HowBig", "CoolingOff", "PrepareOrder")
                .endsWith("ChargePayment", "ShipOrder", "Summary", "Fulfilled").doesNotContain("ReleaseStock");
        assertThat(history.of(MAP_STATE_STARTED, event -> event.mapStateStartedEventDetails().length())).containsExactly(3);
        assertThat(history.of(MAP_ITERATION_STARTED, event -> event.mapIterationStartedEventDetails().index()))
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(history.of(MAP_ITERATION_SUCCEEDED, event -> event.mapIterationSucceededEventDetails().index()))
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(history.chain("ChargePayment")).containsExactly("TaskStateEntered",
                "TaskScheduled", "TaskStarted", "TaskFailed",
                "TaskScheduled", "TaskStarted", "TaskFailed",
                "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited");
        assertThat(history.of(TASK_FAILED, event -> event.taskFailedEventDetails().error()))
                .containsExactly("PaymentGatewayBusy", "PaymentGatewayBusy");
        assertThat(calls.of("charge-payment", "o-1001")).as("the gateway was asked three times, and for no attempt twice")
                .extracting(event -> event.path("attempt").intValue()).containsExactly(0, 1, 2);
        assertThat(box.standIns().callers()).containsExactly(Client.ROLE);
        assertItemsAreSmall(execution);
    }

    @Test
    void aDeclinedPaymentReleasesTheStock() throws Exception {
        var execution = Client.start(sfn, orders, ORDERS.file("order-declined.json"));

        assertFailed(execution, "OrderCancelled", "PaymentDeclined");
        var history = History.of(sfn, execution);
        assertThat(history.entered()).endsWith("ChargePayment", "ReleaseStock", "TellCustomer", "Cancelled")
                .doesNotContain("CoolingOff", "ShipOrder");
        assertThat(history.of(TASK_FAILED)).singleElement().satisfies(failed -> assertThat(failed.taskFailedEventDetails())
                .extracting(details -> details.resource(), details -> details.error())
                .containsExactly("invoke", "PaymentDeclined"));
        assertThat(calls.of("charge-payment", "o-1002")).hasSize(1);
        assertCompensated("o-1002", "charles@example.com", "PaymentDeclined", List.of("desk-oak", "gear-brass"));
        assertItemsAreSmall(execution);
    }

    @Test
    void aLineThatIsOutOfStockIsCompensatedAndNothingIsCharged() throws Exception {
        var execution = Client.start(sfn, orders, ORDERS.file("order-out-of-stock.json"));

        assertFailed(execution, "OrderCancelled", "OutOfStock");
        var history = History.of(sfn, execution);
        assertThat(history.entered()).endsWith("ReleaseStock", "TellCustomer", "Cancelled").doesNotContain("ChargePayment");
        assertThat(history.of(LAMBDA_FUNCTION_FAILED, event -> event.lambdaFunctionFailedEventDetails().error()))
                .as("not tried again").containsExactly("OutOfStock");
        assertThat(history.of(MAP_ITERATION_FAILED, event -> event.mapIterationFailedEventDetails().index())).containsExactly(1);
        assertThat(history.of(MAP_STATE_FAILED)).hasSize(1);
        assertThat(history.of(PARALLEL_STATE_FAILED)).hasSize(1);
        assertThat(calls.of("charge-payment", "o-1003")).isEmpty();
        assertCompensated("o-1003", "grace@example.com", "OutOfStock", List.of("lamp-brass", "nanosecond-wire"));
    }

    @Test
    void anExpenseIsReimbursedWhenAHumanApprovesItAndOnlyOnce() throws Exception {
        var execution = Client.start(sfn, expenses, EXPENSES.file("expense.json"));
        var question = question("Ada", execution);
        assertThat(question.path("question").textValue()).isEqualTo("Ada spent 240 on punched cards. Is that all right?");
        var token = question.path("token").textValue();
        assertThat(post("/tasks/success", answer(token + "0"))).as("a token that was made up").isEqualTo(400);
        assertThat(post("/tasks/heartbeat", answer(token))).isEqualTo(204);
        assertThat(post("/tasks/success", answer(token))).isEqualTo(204);

        var ended = Client.ended(sfn, execution);
        assertThat(ended.status()).as("%s %s", ended.error(), ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(JSON.readTree(ended.output())).isEqualTo(JSON.readTree("""
                {"who": "Ada", "what": "punched cards", "amount": 240, "approval": {"approvedBy": "Grace"},
                 "payment": {"reference": "ada-240"}}"""));
        assertThat(History.of(sfn, execution).chain("AskManager")).containsExactly("TaskStateEntered",
                "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited");
        assertThat(post("/tasks/success", answer(token))).as("the token is used up").isEqualTo(410);
        assertThat(calls.of("reimburse", "Ada")).hasSize(1);
    }

    @Test
    void anExpenseThatAHumanRejectsIsNotReimbursed() throws Exception {
        var execution = Client.start(sfn, expenses, "{\"who\": \"Charles\", \"what\": \"brass\", \"amount\": 17000}");
        var token = question("Charles", execution).path("token").textValue();
        var link = "/tasks/" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "/failure";
        assertThat(post(link, "{\"error\": \"Rejected\", \"cause\": \"Enough brass.\"}")).isEqualTo(204);

        assertFailed(execution, "NotApproved", "Enough brass.");
        assertThat(History.of(sfn, execution).of(TASK_FAILED)).extracting(event -> event.taskFailedEventDetails().error(),
                event -> event.taskFailedEventDetails().cause()).containsExactly(tuple("Rejected", "Enough brass."));
        assertThat(calls.of("reimburse", "Charles")).isEmpty();
    }

    private static void assertItemsAreSmall(String execution) {
        assertThat(box.journalItems(execution)).extracting(ItemSize::of).as("each costs one write unit: at most 1 KB")
                .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(1_024));
    }

    private static void assertFailed(String execution, String error, String cause) {
        assertThat(Client.ended(sfn, execution))
                .extracting(DescribeExecutionResponse::status, DescribeExecutionResponse::error, DescribeExecutionResponse::cause)
                .containsExactly(ExecutionStatus.FAILED, error, cause);
    }

    private static void assertCompensated(String order, String customer, String problem, List<String> lines) {
        assertThat(calls.of("release-stock", order)).singleElement().satisfies(event ->
                assertThat(event.path("lines")).extracting(JsonNode::textValue).containsExactlyElementsOf(lines));
        assertThat(calls.of("notify-customer", order)).singleElement().satisfies(event -> assertThat(event)
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("orderId", order).put("to", customer).put("problem", problem)));
        assertThat(calls.of("ship-order", order)).isEmpty();
    }

    /** What the manager was asked: by then the function has returned, and the execution only waits. */
    private static JsonNode question(String who, String execution) {
        Client.await("a question about " + who, () -> History.of(sfn, execution).of(TASK_SUBMITTED).findAny().isPresent());
        return calls.of("ask-manager", who).getFirst();
    }

    private static String answer(String token) {
        var answer = JsonNodeFactory.instance.objectNode().put("taskToken", token);
        answer.putObject("output").put("approvedBy", "Grace");
        return answer.toString();
    }

    /** As a form in a browser would: unsigned. */
    private static int post(String path, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(box.endpoint() + path)).timeout(Duration.ofSeconds(40))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
