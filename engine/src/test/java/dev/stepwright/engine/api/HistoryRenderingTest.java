package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.api.http.HttpAnswer;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryRenderingTest {

    private static final Payload DATA = Payload.ofText("{\"a\":1}");
    private static final Optional<String> E = Optional.of("E");
    private static final Optional<String> C = Optional.of("C");

    static Stream<Arguments> events() {
        return Stream.of(
                of(EventType.PARALLEL_STATE_STARTED, Details.None.INSTANCE, null),
                of(EventType.EXECUTION_STARTED, new Details.ExecutionStarted(DATA, "r", Optional.of("v"), Optional.empty()),
                        "'executionStartedEventDetails':{'input':'{\\\"a\\\":1}','inputDetails':{'truncated':false},'roleArn':'r','stateMachineVersionArn':'v'}"),
                of(EventType.LAMBDA_FUNCTION_SUCCEEDED, new Details.Output(DATA),
                        "'lambdaFunctionSucceededEventDetails':{'output':'{\\\"a\\\":1}','outputDetails':{'truncated':false}}"),
                of(EventType.EXECUTION_ABORTED, new Details.Failure(Optional.empty(), Optional.empty()), "'executionAbortedEventDetails':{}"),
                of(EventType.EXECUTION_FAILED, new Details.Failure(E, C), "'executionFailedEventDetails':{'error':'E','cause':'C'}"),
                of(EventType.CHOICE_STATE_ENTERED, new Details.StateEntered("S", DATA),
                        "'stateEnteredEventDetails':{'name':'S','input':'{\\\"a\\\":1}','inputDetails':{'truncated':false}}"),
                of(EventType.PASS_STATE_EXITED, new Details.StateExited("S", DATA, Optional.of(Payload.ofText("{\"x\":\"[1]\"}"))),
                        "'stateExitedEventDetails':{'name':'S','output':'{\\\"a\\\":1}','outputDetails':{'truncated':false},'assignedVariables':{'x':'[1]'},'assignedVariablesDetails':{'truncated':false}}"),
                of(EventType.LAMBDA_FUNCTION_SCHEDULED, new Details.LambdaFunctionScheduled("f", DATA, OptionalLong.of(3), Optional.of("role")),
                        "'lambdaFunctionScheduledEventDetails':{'resource':'f','input':'{\\\"a\\\":1}','inputDetails':{'truncated':false},'timeoutInSeconds':3,'taskCredentials':{'roleArn':'role'}}"),
                of(EventType.ACTIVITY_SCHEDULED, new Details.ActivityScheduled("f", DATA, OptionalLong.of(3), OptionalLong.of(2)),
                        "'activityScheduledEventDetails':{'resource':'f','input':'{\\\"a\\\":1}','inputDetails':{'truncated':false},'timeoutInSeconds':3,'heartbeatInSeconds':2}"),
                of(EventType.ACTIVITY_STARTED, new Details.ActivityStarted(Optional.of("w")), "'activityStartedEventDetails':{'workerName':'w'}"),
                of(EventType.TASK_SCHEDULED, new Details.TaskScheduled("sqs", "sendMessage", DATA, OptionalLong.empty(), OptionalLong.of(2), Optional.empty()),
                        "'taskScheduledEventDetails':{'resourceType':'sqs','resource':'sendMessage','region':'eu','parameters':'{\\\"a\\\":1}','heartbeatInSeconds':2}"),
                of(EventType.TASK_STARTED, new Details.TaskStarted("sqs", "sendMessage"), "'taskStartedEventDetails':{'resourceType':'sqs','resource':'sendMessage'}"),
                of(EventType.TASK_SUBMITTED, new Details.TaskOutput("sqs", "sendMessage", Optional.empty()), "'taskSubmittedEventDetails':{'resourceType':'sqs','resource':'sendMessage'}"),
                of(EventType.TASK_TIMED_OUT, new Details.TaskFailure("sqs", "sendMessage", E, Optional.empty()), "'taskTimedOutEventDetails':{'resourceType':'sqs','resource':'sendMessage','error':'E'}"),
                of(EventType.MAP_STATE_STARTED, new Details.MapStateStarted(4), "'mapStateStartedEventDetails':{'length':4}"),
                of(EventType.MAP_ITERATION_ABORTED, new Details.MapIteration("M", 1), "'mapIterationAbortedEventDetails':{'name':'M','index':1}"),
                of(EventType.EVALUATION_FAILED, new Details.EvaluationFailed("E", "C", Optional.of("Output"), "S"),
                        "'evaluationFailedEventDetails':{'error':'E','cause':'C','state':'S','location':'Output'}"),
                of(EventType.MAP_RUN_STARTED, new Details.MapRunStarted("arn"), "'mapRunStartedEventDetails':{'mapRunArn':'arn'}"),
                of(EventType.MAP_RUN_REDRIVEN, new Details.MapRunRedriven("arn", 2), "'mapRunRedrivenEventDetails':{'mapRunArn':'arn','redriveCount':2}"),
                of(EventType.EXECUTION_REDRIVEN, new Details.ExecutionRedriven(2), "'executionRedrivenEventDetails':{'redriveCount':2}"));
    }

    private static Arguments of(EventType type, Details details, String rendered) {
        return Arguments.of(type, details, rendered);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyShapeHasItsMember(EventType type, Details details, String rendered) {
        var event = numbered(7, type, details);
        var head = "{\"timestamp\":1700000000.500,\"type\":\"" + type.wireName() + "\",\"id\":7,\"previousEventId\":6";
        assertThat(Json.write(new HistoryRendering("eu", true).render(event)))
                .isEqualTo(head + (rendered == null ? "" : "," + rendered.replace('\'', '"')) + "}");
    }

    @Test
    void everyShapeIsTried() {
        var tried = events().<Object>map(arguments -> arguments.get()[1].getClass()).toList();
        assertThat(tried).contains((Object[]) Details.class.getPermittedSubclasses());
    }

    @Test
    void withoutDataNoneIsShown() {
        var rendering = new HistoryRendering("eu", false);
        events().forEach(arguments -> assertThat(Json.write(rendering.render(
                numbered(1, (EventType) arguments.get()[0], (Details) arguments.get()[1])))).doesNotContain("a\\\"", "[1]"));
    }

    @Test
    void aHistoryIsReadInPagesInBothDirections() {
        var fixture = withHistory(IntStream.rangeClosed(1, 5).mapToObj(id -> numbered(id, EventType.TASK_STATE_ABORTED, Details.None.INSTANCE)).toList());
        assertThat(ids(fixture, "\"maxResults\":2")).isEqualTo(List.of(List.of(1, 2), List.of(3, 4), List.of(5)));
        assertThat(ids(fixture, "\"maxResults\":2,\"reverseOrder\":true")).isEqualTo(List.of(List.of(5, 4), List.of(3, 2), List.of(1)));
        assertThat(ids(fixture, "\"maxResults\":5")).isEqualTo(List.of(List.of(1, 2, 3, 4, 5)));
    }

    @Test
    void aTokenIsGoodForItsOwnDirection() {
        var fixture = withHistory(IntStream.rangeClosed(1, 5).mapToObj(id -> numbered(id, EventType.TASK_STATE_ABORTED, Details.None.INSTANCE)).toList());
        var token = Json.parse(get(fixture, "\"maxResults\":2").body()).path("nextToken").textValue();
        assertThat(get(fixture, "\"reverseOrder\":true,\"nextToken\":\"" + token + "\"").body()).contains("#InvalidToken");
    }

    @Test
    void aPageIsCutShortWhenItsEventsAreLarge() {
        var large = Payload.ofText("\"" + "x".repeat(500) + "\"");
        var huge = Payload.ofText("\"" + "x".repeat(2_000) + "\"");
        var fixture = withHistory(List.of(numbered(1, EventType.PASS_STATE_ENTERED, new Details.StateEntered("S", large)),
                numbered(2, EventType.PASS_STATE_ENTERED, new Details.StateEntered("S", large)),
                numbered(3, EventType.PASS_STATE_ENTERED, new Details.StateEntered("S", huge)),
                numbered(4, EventType.PASS_STATE_ENTERED, new Details.StateEntered("S", huge))));
        assertThat(ids(fixture, "\"maxResults\":100")).isEqualTo(List.of(List.of(1, 2), List.of(3), List.of(4)));
    }

    private static ApiFixture withHistory(List<NumberedEvent> events) {
        var fixture = new ApiFixture();
        fixture.action("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}");
        fixture.send("POST", "/executions/m", Map.of("name", "e"), Map.of(), "");
        fixture.executions.happened(ApiFixture.PREFIX + "execution:m:e", events);
        return fixture;
    }

    private static List<List<Integer>> ids(ApiFixture fixture, String with) {
        var pages = new ArrayList<List<Integer>>();
        var token = "";
        do {
            var page = Json.parse(get(fixture, with + token).body());
            pages.add(page.path("events").valueStream().map(event -> event.path("id").intValue()).toList());
            token = page.has("nextToken") ? ",\"nextToken\":" + page.path("nextToken") : "";
        } while (!token.isEmpty() && pages.size() < 10);
        return pages;
    }

    private static HttpAnswer get(ApiFixture fixture, String with) {
        return fixture.action("GetExecutionHistory", "{\"executionArn\":\"" + ApiFixture.PREFIX + "execution:m:e\"," + with + "}");
    }

    private static NumberedEvent numbered(long id, EventType type, Details details) {
        return new NumberedEvent(id, id - 1, new HistoryEvent(type, Instant.ofEpochMilli(1_700_000_000_500L), details));
    }
}
