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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole executions, from StartExecution to the end, by the functions that are deployed and the adapters to AWS. */
@Tag("slow")
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
    void whatFailedIsRedrivenAndWhatSucceededIsKept() throws Exception {
        var activity = deployment.call("CreateActivity", "{\"name\": \"mend\"}").get("activityArn").textValue();
        var execution = start("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%secho", "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 60, "End": true}}}]}}}
                """.formatted(FUNCTION, activity), "7");
        while (!eventTypes(execution).contains("LambdaFunctionSucceeded")) {
            Thread.sleep(50);
        }
        answer(activity, "SendTaskFailure", "\"error\": \"Torn\"");
        assertThat(ended(execution).get("redriveStatus").textValue()).isEqualTo("REDRIVABLE");

        assertThat(deployment.call("RedriveExecution", "{\"executionArn\": \"%s\"}".formatted(execution)).has("redriveDate")).isTrue();
        answer(activity, "SendTaskSuccess", "\"output\": \"8\"");

        var described = ended(execution);
        assertThat(described.get("output").textValue()).isEqualTo("[7,8]");
        assertThat(described.get("redriveCount").intValue()).isEqualTo(1);
        assertThat(eventTypes(execution)).containsOnlyOnce("ExecutionRedriven", "ExecutionFailed", "ExecutionSucceeded",
                "LambdaFunctionScheduled");
        deployment.call("DeleteActivity", "{\"activityArn\": \"%s\"}".formatted(activity));
    }

    @Test
    void anExecutionOfADeletedMachineFailsAtItsNextTransitionAndThenTheMachineIsGone() throws Exception {
        var execution = start("""
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3, "Next": "P"}, "P": {"Type": "Pass", "End": true}}}""", "{}");
        var machine = execution.substring(0, execution.lastIndexOf(':')).replace(":execution:", ":stateMachine:");
        var asked = "{\"stateMachineArn\": \"" + machine + "\"}";
        while (!eventTypes(execution).contains("WaitStateEntered")) {
            Thread.sleep(50);
        }
        deployment.call("DeleteStateMachine", asked);
        assertThat(deployment.call("DescribeStateMachine", asked).get("status").textValue()).isEqualTo("DELETING");
        assertThat(deployment.call("StartExecution", asked).get("__type").textValue()).endsWith("#StateMachineDeleting");
        var described = ended(execution);
        assertThat(described.get("status").textValue()).isEqualTo("FAILED");
        assertThat(described.get("cause").textValue()).endsWith(" has been deleted.");
        assertThat(deployment.call("DescribeStateMachine", asked).get("__type").textValue()).endsWith("#StateMachineDoesNotExist");
    }

    @Test
    void anAliasLeadsExecutionsToAVersionAndKeepsItFromDeletion() throws Exception {
        var waiting = """
                {\\"StartAt\\": \\"W\\", \\"States\\": {\\"W\\": {\\"Type\\": \\"Wait\\", \\"Seconds\\": 600, \\"End\\": true}}}""";
        var created = deployment.call("CreateStateMachine", "{\"name\": \"aliased\", \"publish\": true, \"versionDescription\": \"one\", "
                + "\"roleArn\": \"arn:aws:iam::123456789012:role/r\", \"definition\": \"" + waiting + "\"}");
        var version = created.get("stateMachineVersionArn").textValue();
        var alias = deployment.call("CreateStateMachineAlias", "{\"name\": \"PROD\", \"routingConfiguration\": "
                + "[{\"stateMachineVersionArn\": \"" + version + "\", \"weight\": 100}]}").get("stateMachineAliasArn").textValue();
        var execution = deployment.call("StartExecution", "{\"stateMachineArn\": \"" + alias + "\"}").get("executionArn").textValue();

        assertThat(listed(alias).get("stateMachineVersionArn").textValue()).as("while it runs").isEqualTo(version);
        deployment.call("StopExecution", "{\"executionArn\": \"" + execution + "\"}");
        assertThat(listed(version).get("stateMachineAliasArn").textValue()).as("closed").isEqualTo(alias);
        assertThat(deployment.call("DeleteStateMachineVersion", "{\"stateMachineVersionArn\": \"" + version + "\"}").get("__type").textValue())
                .endsWith("#ConflictException");
        deployment.call("DeleteStateMachineAlias", "{\"stateMachineAliasArn\": \"" + alias + "\"}");
        assertThat(deployment.call("DeleteStateMachineVersion", "{\"stateMachineVersionArn\": \"" + version + "\"}").isEmpty()).isTrue();
        assertThat(deployment.call("DescribeExecution", "{\"executionArn\": \"" + execution + "\"}").get("stateMachineVersionArn").textValue())
                .isEqualTo(version);
    }

    /** An index lags by moments. */
    private JsonNode listed(String arn) throws Exception {
        while (true) {
            var found = deployment.call("ListExecutions", "{\"stateMachineArn\": \"" + arn + "\"}").path("executions");
            if (!found.isEmpty()) {
                return found.get(0);
            }
            Thread.sleep(50);
        }
    }

    private void answer(String activity, String action, String answer) throws Exception {
        var token = deployment.call("GetActivityTask", "{\"activityArn\": \"%s\"}".formatted(activity)).get("taskToken").textValue();
        assertThat(deployment.call(action, "{\"taskToken\": \"%s\", %s}".formatted(token, answer)).isEmpty()).isTrue();
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

    /** The table is made, and found faulty, by AWS SDK integrations; the items are the optimised integration's. */
    @Test
    void itemsAreKeptInATable() throws Exception {
        var execution = run("""
                {"StartAt": "Create", "States": {
                  "Create": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:createTable", "ResultPath": "$.made",
                    "Parameters": {"TableName": "orders", "BillingMode": "PAY_PER_REQUEST",
                      "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                      "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}, "Next": "Put"},
                  "Put": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "ResultPath": null,
                    "Parameters": {"TableName": "orders", "ConditionExpression": "attribute_not_exists(id)",
                      "Item": {"id": {"S.$": "$.id"}, "paid": {"BOOL": false}, "tags": {"SS": ["a", "b"]}}}, "Next": "Again"},
                  "Again": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem",
                    "Parameters": {"TableName": "orders", "ConditionExpression": "attribute_not_exists(id)",
                      "Item": {"id": {"S.$": "$.id"}}},
                    "Catch": [{"ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"], "ResultPath": "$.refused",
                      "Next": "Update"}], "End": true},
                  "Update": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:updateItem", "ResultPath": "$.updated",
                    "Parameters": {"TableName": "orders", "Key": {"id": {"S.$": "$.id"}}, "ReturnValues": "ALL_NEW",
                      "UpdateExpression": "SET paid = :yes", "ExpressionAttributeValues": {":yes": {"BOOL": true}}},
                    "Next": "Get"},
                  "Get": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:getItem", "ResultPath": "$.got",
                    "Parameters": {"TableName": "orders", "Key": {"id": {"S.$": "$.id"}}}, "Next": "Delete"},
                  "Delete": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:deleteItem", "ResultPath": "$.deleted",
                    "Parameters": {"TableName": "orders", "Key": {"id": {"S.$": "$.id"}}}, "Next": "Nowhere"},
                  "Nowhere": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:deleteItem",
                    "Parameters": {"TableName": "nowhere", "Key": {"id": {"S.$": "$.id"}}}, "End": true,
                    "Catch": [{"ErrorEquals": ["DynamoDb.ResourceNotFoundException"], "ResultPath": "$.nowhere", "Next": "Done"}]},
                  "Done": {"Type": "Succeed"}}}
                """, "{\"id\":\"o-1\"}");
        assertThat(execution.get("status").textValue()).as("%s", execution).isEqualTo("SUCCEEDED");
        var output = Json.mapper().readTree(execution.get("output").textValue());
        assertThat(output.at("/made/TableDescription/KeySchema/0/AttributeName").textValue()).isEqualTo("id");
        assertThat(output.at("/made/TableDescription/CreationDateTime").textValue()).endsWith("Z");
        assertThat(output.at("/refused/Cause").textValue()).contains("(Service: AmazonDynamoDBv2; Status Code: 400; "
                + "Error Code: ConditionalCheckFailedException; Request ID: ").endsWith("; Proxy: null)");
        assertThat(output.at("/updated/Attributes")).isEqualTo(Json.mapper().readTree(
                "{\"id\":{\"S\":\"o-1\"},\"paid\":{\"BOOL\":true},\"tags\":{\"SS\":[\"a\",\"b\"]}}"));
        assertThat(output.at("/updated/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
        assertThat(output.at("/got")).isEqualTo(Json.mapper().readTree("{\"Item\":{\"id\":{\"S\":\"o-1\"},"
                + "\"paid\":{\"Bool\":true},\"tags\":{\"Ss\":[\"a\",\"b\"]}}}"));
        assertThat(output.at("/deleted").properties()).extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("SdkHttpMetadata", "SdkResponseMetadata");
        assertThat(output.at("/nowhere/Cause").textValue()).contains("(Service: DynamoDb, Status Code: 400, Request ID: ");
    }

    @Test
    void objectsAreKeptInABucket() throws Exception {
        var execution = run("""
                {"StartAt": "Create", "States": {
                  "Create": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:createBucket", "ResultPath": null,
                    "Parameters": {"Bucket": "reports"}, "Next": "Put"},
                  "Put": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:putObject", "ResultPath": null,
                    "Parameters": {"Bucket": "reports", "Key": "a/b.json", "Body.$": "$", "ContentType": "application/json"},
                    "Next": "Get"},
                  "Get": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "ResultPath": "$.got",
                    "Parameters": {"Bucket": "reports", "Key": "a/b.json"}, "Next": "List"},
                  "List": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listObjectsV2", "ResultPath": "$.listed",
                    "Parameters": {"Bucket": "reports", "MaxKeys": 5}, "Next": "Missing"},
                  "Missing": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "End": true,
                    "Parameters": {"Bucket": "reports", "Key": "c"},
                    "Catch": [{"ErrorEquals": ["S3.NoSuchKeyException"], "ResultPath": "$.missing", "Next": "Faulty"}]},
                  "Faulty": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "End": true,
                    "Parameters": {"bucket": "reports"},
                    "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.faulty", "Next": "Done"}]},
                  "Done": {"Type": "Succeed"}}}
                """, "{\"n\":[1,\"\u00e9\"]}");
        assertThat(execution.get("error").textValue()).isEqualTo("States.Runtime");
        assertThat(execution.get("cause").textValue()).startsWith("An error occurred while executing the state 'Faulty' (entered at the event id #")
                .contains("). The Parameters '", "' could not be used to start the Task: [The field \"bucket\" is not supported by Step Functions",
                "The field 'Bucket' is required but was missing", "The field 'Key' is required but was missing");
        var entered = entered(execution.get("executionArn").textValue(), "Faulty");
        assertThat(entered.at("/got/Body").textValue()).isEqualTo("{\"n\":[1,\"\u00e9\"]}");
        assertThat(entered.at("/got/ContentLength").intValue()).isEqualTo(14);
        assertThat(entered.at("/got").has("StorageClass")).isFalse();
        assertThat(entered.at("/listed/Contents/0/Key").textValue()).isEqualTo("a/b.json");
        assertThat(entered.at("/missing/Cause").textValue()).contains("(Service: S3, Status Code: 404, Request ID: ");
    }

    private static JsonNode entered(String execution, String state) throws IOException {
        for (var event : deployment.call("GetExecutionHistory", "{\"executionArn\":\"" + execution + "\"}").get("events")) {
            if (event.at("/stateEnteredEventDetails/name").asText().equals(state)) {
                return Json.mapper().readTree(event.at("/stateEnteredEventDetails/input").textValue());
            }
        }
        throw new AssertionError("never entered " + state);
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
