package dev.stepwright.functions.task.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.interpreter.TaskOutcome.Failed;
import dev.stepwright.engine.interpreter.TaskOutcome.Phase;
import dev.stepwright.engine.interpreter.TaskOutcome.Submitted;
import dev.stepwright.engine.interpreter.TaskOutcome.Succeeded;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.table.Integrations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Calls to services, as they go out and as their answers come in, before a server that answers what it is told to. */
class ServiceTasksTest {

    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final Attempt ATTEMPT = new Attempt(EXECUTION, "0", 4, "arn:role", "key", Duration.ofSeconds(9));

    private final List<String> asked = new ArrayList<>();
    private final List<String> roles = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aMessageThatIsNotTextIsPublishedAsJson() {
        answer = """
                <PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult>
                <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>""";
        var outcome = perform("sns:publish", """
                {"TopicArn": "arn:t", "Message": {"a": [1]},
                 "MessageAttributes": {"kind": {"DataType": "String", "StringValue": "x"}}}""");
        assertThat(((Succeeded) outcome).output().node().get("MessageId").textValue()).isEqualTo("m-1");
        assertThat(((Succeeded) outcome).output().node().at("/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
        assertThat(URLDecoder.decode(asked.getFirst(), StandardCharsets.UTF_8)).contains("Action=Publish", "Message={\"a\":[1]}",
                "MessageAttributes.entry.1.Value.StringValue=x");
        assertThat(roles).containsExactly("arn:role");
        assertThat(perform("sns:publish.waitForTaskToken", "{\"TopicArn\": \"arn:t\", \"Message\": \"m\"}"))
                .isInstanceOf(Submitted.class);
    }

    @Test
    void aTopicThatIsNotThere() {
        status = 404;
        answer = """
                <ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>
                <RequestId>r-2</RequestId></ErrorResponse>""";
        var failure = Failure.of("SNS.NotFoundException", "Topic does not exist (Service: AmazonSNS; Status Code: 404; "
                + "Error Code: NotFound; Request ID: r-2; Proxy: null)");
        assertThat(perform("sns:publish", "{\"TopicArn\": \"arn:t\", \"Message\": \"m\"}")).isEqualTo(new Failed(failure));
        assertThat(perform("sns:publish.waitForTaskToken", "{\"TopicArn\": \"arn:t\", \"Message\": \"m\"}"))
                .isEqualTo(new Failed(failure, Phase.SUBMIT));
    }

    @Test
    void eventsNameTheExecution() {
        answer = "{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"e-1\"}]}";
        var outcome = perform("events:putEvents", """
                {"Entries": [{"Source": "s", "DetailType": "d", "Detail": {"a": 1}, "Resources": ["arn:r"]}]}""");
        assertThat(((Succeeded) outcome).output().node().at("/Entries/0/EventId").textValue()).isEqualTo("e-1");
        assertThat(asked.getFirst()).contains("\"Detail\":\"{\\\"a\\\":1}\"", "[\"arn:r\",\"" + EXECUTION
                + "\",\"arn:aws:states:us-east-1:123456789012:stateMachine:m\"]");
    }

    @Test
    void anEventThatIsRefusedFailsTheTask() {
        answer = "{\"FailedEntryCount\": 1, \"Entries\": [{\"ErrorCode\": \"MalformedDetail\", \"ErrorMessage\": \"no\"}]}";
        assertThat(perform("events:putEvents", "{\"Entries\": [{\"Detail\": \"x\"}]}")).isEqualTo(new Failed(
                Failure.of("EventBridge.FailedEntry",
                        "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"MalformedDetail\",\"ErrorMessage\":\"no\"}]}")));
    }

    @Test
    void aServiceIsCalledByTheNamesOfItsActionsAndMembers() {
        answer = "{\"ARN\": \"arn:s\", \"Name\": \"s\", \"CreatedDate\": 1772359200, \"SecretBinary\": \"/w==\"}";
        assertThat(perform("aws-sdk:secretsmanager:getSecretValue", "{\"SecretId\": \"s\"}")).isEqualTo(new Succeeded(
                Payload.ofText("{\"Arn\":\"arn:s\",\"Name\":\"s\",\"SecretBinary\":\"/w==\","
                        + "\"CreatedDate\":\"2026-03-01T10:00:00Z\"}")));
        assertThat(asked).containsExactly("{\"SecretId\":\"s\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ResourceNotFoundException | SecretsManager.ResourceNotFoundException
            SomethingElse             | SecretsManager.SecretsManagerException
            """)
    void errorsAreNamedByTheSdksClassForThem(String code, String error) {
        status = 400;
        answer = "{\"__type\": \"" + code + "\", \"message\": \"no\"}";
        assertThat(perform("aws-sdk:secretsmanager:getSecretValue", "{\"SecretId\": \"s\"}")).isEqualTo(new Failed(
                Failure.of(error, "no (Service: SecretsManager, Status Code: 400, Request ID: r-9)")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            aws-sdk:secretsmanager:getSecretValue | {"secretId": "s"}                    | [The field "secretId" is not supported
            aws-sdk:secretsmanager:listSecrets    | {"MaxResults": "7"}                  | field 'MaxResults' must be an INTEGER
            aws-sdk:secretsmanager:listSecrets    | {"Filters": {}}                      | field 'Filters' must be an ARRAY
            aws-sdk:secretsmanager:listSecrets    | {"Filters": [{"Kez": 1}]}            | [The field "Kez" is not
            aws-sdk:secretsmanager:listSecrets    | {"Filters": [{"Values": [true]}]}    | field 'Values' must be a STRING
            aws-sdk:secretsmanager:listSecrets    | {"IncludePlannedDeletion": "yes"}    | must be a BOOLEAN
            aws-sdk:secretsmanager:getSecretValue | {"SecretId": 7}                      | field 'SecretId' must be a STRING
            aws-sdk:scheduler:createSchedule      | {"StartDate": "soon"}                | field 'StartDate' must be a TIMESTAMP
            aws-sdk:s3:copyObject                 | {"CopySource": "b/k", "Bucket": 1}   | field 'Bucket' must be a STRING
            dynamodb:putItem                      | {"Item": {"a": {"B": "%"}}}          | field 'B' must be Base64
            dynamodb:putItem                      | {"Item": {"a": {"B": 5}}}            | field 'B' must be a STRING
            dynamodb:putItem                      | {"Item": {"a": {"S": {"b": 1}}}}     | [The value for the field 'S' must be a STRING]
            dynamodb:putItem                      | {"Item": {"a": {"N": 5}}}            | [The value for the field 'N' must be a STRING]
            dynamodb:putItem                      | {"Item": {"a": {"SS": [null, 1]}}}   | 'SS' must be a STRING, The value for the field 'SS' must
            dynamodb:putItem                      | {"Item": {"a": {"NULL": "true"}}}    | field 'NULL' must be a BOOLEAN
            dynamodb:putItem                      | {"Item": {"a": "b"}}                 | field 'a' must be an OBJECT
            sns:publish                           | {"TopicArn": "t", "Message": 1}      | field 'Message' must be a STRING
            sns:publish                           | {"TopicArn": ["t"], "Message": "m"}  | field 'TopicArn' must be a STRING
            events:putEvents                      | {"Entries": [{"Detail": 1, "Source": {}}]} | 'Detail' must be a STRING, The value for the field 'Source'
            sqs:sendMessage                       | {"QueueUrl": "q", "MessageBody": 1}  | field 'MessageBody' must be a STRING
            sqs:sendMessage                       | {"QueueUrl": "q", "MessageBody": null} | [The field 'MessageBody' is required but was missing]
            sqs:sendMessage                       | {"QueueUrl": "q", "MessageBody": "m", "MessageAttributes": []} | 'MessageAttributes' must be an OBJECT
            sqs:sendMessage                       | {"QueueUrl": "q", "MessageBody": "m", "MessageAttributes": {"x": {"DataType": "String", "StringValue": 4}}} | 'StringValue' must be a STRING
            sns:publish                           | []                                   | Expected a JSON object, but found ARRAY
            aws-sdk:secretsmanager:listSecretsPaginator | {}                             | names no action that can be called
            aws-sdk:secretsmanager:close          | {}                                   | names no action that can be called
            """)
    void whatDoesNotFitIsToldBeforeAnythingIsCalled(String resource, String parameters, String told) {
        assertThat(perform(resource, parameters)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.phase()).isEqualTo(Phase.START);
            assertThat(failed.failure().error()).contains("States.Runtime");
            assertThat(failed.failure().cause().orElseThrow()).contains(told);
        });
        assertThat(asked).isEmpty();
    }

    @Test
    void membersAreNamedAsTheServicesModelNamesThemWhereTheSdkDoesNot() {
        perform("dynamodb:putItem", "{\"TableName\": \"t\", \"Item\": {\"a\": {\"NULL\": true}}}");
        assertThat(asked.getLast()).contains("\"a\":{\"NULL\":true}");
        perform("aws-sdk:dynamodb:putItem", "{\"TableName\": \"t\", \"Item\": {\"a\": {\"NULL\": true}, \"b\": {\"Nul\": true}}}");
        assertThat(asked.getLast()).contains("\"a\":{\"NULL\":true}", "\"b\":{\"NULL\":true}");
        answer = "{\"Item\": {\"a\": {\"NULL\": true}}}";
        var key = "{\"TableName\": \"t\", \"Key\": {\"a\": {\"S\": \"k\"}}}";
        assertThat(((Succeeded) perform("dynamodb:getItem", key)).output().text()).contains("{\"NULL\":true}");
        assertThat(((Succeeded) perform("aws-sdk:dynamodb:getItem", key)).output().text()).contains("{\"Nul\":true}");
        perform("aws-sdk:sns:addPermission", """
                {"TopicArn": "t", "Label": "l", "AWSAccountId": ["1"], "ActionName": ["Publish"]}""");
        assertThat(asked.getLast()).contains("ActionName.member.1=Publish");
        for (var names : List.of("\"Bucket\": \"b\", \"Key\": \"new\"", "\"DestinationBucket\": \"b\", \"DestinationKey\": \"new\"")) {
            answer = "<CopyObjectResult><ETag>e</ETag></CopyObjectResult>";
            assertThat(perform("aws-sdk:s3:copyObject", "{" + names + ", \"CopySource\": \"b/old\"}")).isInstanceOf(Succeeded.class);
        }
    }

    @Test
    void anItemWithoutAKeyIsRefusedAsDynamoDbRefusesIt() {
        assertThat(perform("dynamodb:getItem", "{\"TableName\": \"t\", \"Key\": null}")).isEqualTo(new Failed(Failure.of(
                "DynamoDB.AmazonDynamoDBException", "1 validation error detected: Value null at 'key' failed to satisfy constraint: "
                        + "Member must not be null (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; "
                        + "Request ID: " + ATTEMPT.requestId() + "; Proxy: null)")));
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyWhatReadsMayBeAskedForAgain() {
        var dispatcher = Integrations.dispatcher(null, null, null, clients(), null);
        assertThat(dispatcher.isIdempotent(call("dynamodb:getItem", "{}"))).isTrue();
        assertThat(dispatcher.isIdempotent(call("aws-sdk:s3:listBuckets", "{}"))).isTrue();
        assertThat(dispatcher.isIdempotent(call("dynamodb:putItem", "{}"))).isFalse();
        assertThat(dispatcher.isIdempotent(call("aws-sdk:s3:putObject", "{}"))).isFalse();
        assertThat(dispatcher.isIdempotent(call("sns:publish", "{}"))).isFalse();
    }

    private TaskOutcome perform(String resource, String parameters) {
        return Integrations.dispatcher(null, null, null, clients(), null).perform(call(resource, parameters), ATTEMPT);
    }

    private static TaskCall call(String resource, String parameters) {
        return new TaskCall(Resource.parse("arn:aws:states:::" + resource).orElseThrow(), Payload.ofText(parameters),
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    private ServiceClients clients() {
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ClientsOf(endpoint, role -> {
            roles.add(role);
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("x-amzn-RequestId", "r-9");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
