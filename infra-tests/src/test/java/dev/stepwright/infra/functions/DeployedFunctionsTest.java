package dev.stepwright.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole executions, from StartExecution to the end, by the functions that are deployed and the adapters to AWS. */
class DeployedFunctionsTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static Deployment deployment;

    @BeforeAll
    static void deploy() throws Exception {
        deployment = new Deployment();
    }

    @AfterAll
    static void stop() throws Exception {
        deployment.close();
    }

    @Test
    void aChainOfFunctions() throws Exception {
        var execution = run("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "%secho", "Next": "B"},
                  "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                        "Parameters": {"FunctionName": "echo", "Payload": {"of.$": "$.n"}}, "OutputPath": "$.Payload"}}}
                """.formatted(FUNCTION), "{\"n\":7}");
        assertThat(execution.get("status").textValue()).isEqualTo("SUCCEEDED");
        assertThat(execution.get("output").textValue()).isEqualTo("{\"of\":7}");
    }

    @Test
    void failuresAreNamedAndCaught() throws Exception {
        var execution = run("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%1$sfail", "End": true,
                    "Retry": [{"ErrorEquals": ["Boom"], "IntervalSeconds": 1, "MaxAttempts": 1}],
                    "Catch": [{"ErrorEquals": ["Boom"], "Next": "A2"}]}, "A2": {"Type": "Pass", "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "%1$snobody", "End": true,
                    "Catch": [{"ErrorEquals": ["Lambda.ResourceNotFoundException"], "Next": "B2"}]},
                    "B2": {"Type": "Pass", "End": true}}},
                  {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%1$ssleep", "TimeoutSeconds": 2, "End": true,
                    "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "T2"}]}, "T2": {"Type": "Pass", "End": true}}}]}}}
                """.formatted(FUNCTION), "{}");
        assertThat(execution.get("status").textValue()).isEqualTo("SUCCEEDED");
        var caught = Json.mapper().readTree(execution.get("output").textValue());
        assertThat(caught.get(0).get("Error").textValue()).isEqualTo("Boom");
        assertThat(caught.get(0).get("Cause").textValue()).isEqualTo("{\"errorType\":\"Boom\",\"errorMessage\":\"as told\"}");
        assertThat(caught.get(1).get("Cause").textValue()).startsWith("Function not found: ")
                .contains("(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ");
        assertThat(caught.get(2).get("Error").textValue()).isEqualTo("States.Timeout");
    }

    @Test
    void anActivityIsPolledAndAnswered() throws Exception {
        var activity = deployment.call("CreateActivity", "{\"name\": \"pack\"}").get("activityArn").textValue();
        var polled = new FutureTask<>(() -> deployment.call("GetActivityTask",
                "{\"activityArn\": \"%s\", \"workerName\": \"w\"}".formatted(activity)));
        var answered = new FutureTask<>(() -> deployment.call("SendTaskSuccess",
                "{\"taskToken\": \"%s\", \"output\": \"[7]\"}".formatted(polled.get().get("taskToken").textValue())));
        Thread.ofVirtual().start(polled);
        Thread.ofVirtual().start(answered);
        var execution = run("""
                {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 60, "End": true}}}
                """.formatted(activity), "{\"box\":7}");
        assertThat(answered.get().isEmpty()).as("%s", answered.get()).isTrue();
        assertThat(polled.get().get("input").textValue()).isEqualTo("{\"box\":7}");
        assertThat(execution.get("output").textValue()).isEqualTo("[7]");
        deployment.call("DeleteActivity", "{\"activityArn\": \"%s\"}".formatted(activity));
        assertThat(deployment.sqs.listQueues(list -> list.queueNamePrefix("work-")).queueUrls()).isEmpty();
    }

    @Test
    void aMapOverPayloadsThatAreTooLargeForTheTable() throws Exception {
        var long9k = "x".repeat(9_500);
        var execution = run("""
                {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {
                  "StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%secho", "End": true}}}}}}
                """.formatted(FUNCTION), "[\"" + long9k + "\",\"b\",\"" + long9k + "\"]");
        assertThat(execution.get("output").textValue()).isEqualTo("[\"" + long9k + "\",\"b\",\"" + long9k + "\"]");
        assertThat(deployment.s3.listObjectsV2(list -> list.bucket("payloads")).contents())
                .isNotEmpty().allSatisfy(object -> assertThat(object.key()).startsWith("payloads/"));
    }

    @Test
    void aMessageCarriesATokenAndTheCallbackEndsTheTask() throws Exception {
        var queue = deployment.sqs.createQueue(create -> create.queueName("work")).queueUrl();
        var execution = start("""
                {"StartAt": "Q", "States": {"Q": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                  "Parameters": {"QueueUrl": "%s", "MessageBody": {"token.$": "$$.Task.Token"},
                    "MessageAttributes": {"kind": {"DataType": "String", "StringValue": "work"}}}}}}
                """.formatted(queue), "{}");
        var message = deployment.sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(20)
                .messageAttributeNames("All")).messages().getFirst();
        assertThat(message.messageAttributes().get("kind").stringValue()).isEqualTo("work");
        var answer = JsonNodeFactory.instance.objectNode().put("output", "{\"done\":true}")
                .put("taskToken", Json.mapper().readTree(message.body()).get("token").textValue());
        assertThat(deployment.call("SendTaskSuccess", answer.toString())).isEmpty();
        assertThat(ended(execution).get("output").textValue()).isEqualTo("{\"done\":true}");
        assertThat(eventTypes(execution)).containsExactly("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }

    @Test
    void aQueueWhoseHostIsNotThere() throws Exception {
        var execution = run("""
                {"StartAt": "Q", "States": {"Q": {"Type": "Task", "End": true, "Resource": "arn:aws:states:::sqs:sendMessage",
                  "Parameters": {"QueueUrl": "http://no-such-host.invalid/q", "MessageBody": "x"}}}}
                """, "{}");
        assertThat(execution.get("error").textValue()).isEqualTo("SQS.SdkClientException");
        assertThat(execution.get("cause").textValue())
                .isEqualTo("Unable to execute HTTP request: no-such-host.invalid: Name or service not known");
    }

    private static JsonNode run(String definition, String input) throws Exception {
        return ended(start(definition, input));
    }

    private static String start(String definition, String input) throws IOException {
        var name = "m-" + UUID.randomUUID();
        var machine = JsonNodeFactory.instance.objectNode().put("name", name).put("definition", definition)
                .put("roleArn", "arn:aws:iam::000000000000:role/machine");
        assertThat(deployment.call("CreateStateMachine", machine.toString()).properties()).extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("stateMachineArn", "creationDate");
        var start = JsonNodeFactory.instance.objectNode().put("input", input)
                .put("stateMachineArn", Deployment.ARNS + "stateMachine:" + name);
        return deployment.call("StartExecution", start.toString()).get("executionArn").textValue();
    }

    private static JsonNode ended(String execution) throws Exception {
        var end = System.nanoTime() + 90_000_000_000L;
        while (System.nanoTime() < end) {
            var described = deployment.call("DescribeExecution", "{\"executionArn\":\"" + execution + "\"}");
            if (!described.get("status").textValue().equals("RUNNING")) {
                return described;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Still running: " + eventTypes(execution));
    }

    private static List<String> eventTypes(String execution) throws IOException {
        var types = new ArrayList<String>();
        deployment.call("GetExecutionHistory", "{\"executionArn\":\"" + execution + "\"}").get("events")
                .forEach(event -> types.add(event.get("type").textValue()));
        return types;
    }
}
