package dev.stepwright.functions.task.sdk;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Optimised integrations that are plain calls of a service's API. */
class PlainCallsTest {

    private static final Attempt ATTEMPT = new Attempt("arn:aws:states:us-east-1:123456789012:execution:m:e", "0", 4, "arn:role", "key",
            Duration.ofSeconds(60));

    private final Recorder network = new Recorder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            glue:startJobRun    | {"JobName": "j", "Arguments": {"--a": "1"}} | AWSGlue.StartJobRun | {"JobName":"j","Arguments":{"--a":"1"}}
            athena:startQueryExecution | {"QueryString": "q", "ClientRequestToken": "t"} | AmazonAthena.StartQueryExecution | {"QueryString":"q","ClientRequestToken":"t"}
            codebuild:startBuild | {"ProjectName": "p", "IdempotencyToken": "t"} | CodeBuild_20161006.StartBuild | {"projectName":"p","idempotencyToken":"t"}
            sagemaker:createModel | {"ModelName": "m", "ExecutionRoleArn": "r"} | SageMaker.CreateModel | {"ModelName":"m","ExecutionRoleArn":"r"}
            ecs:runTask         | {"TaskDefinition": "d", "ClientToken": "t", "Overrides": {"ContainerOverrides": [{"Environment": [{"Name": "a", "Value": "b"}]}]}} | AmazonEC2ContainerServiceV20141113.RunTask | {"overrides":{"containerOverrides":[{"environment":[{"name":"a","value":"b"}]}]},"taskDefinition":"d","clientToken":"t"}
            batch:submitJob     | {"JobName": "j", "JobQueue": "q", "JobDefinition": "d", "Parameters": {"k": "v"}} | /v1/submitjob | {"jobName":"j","jobQueue":"q","jobDefinition":"d","parameters":{"k":"v"}}
            emr-serverless:startJobRun | {"ApplicationId": "a", "ExecutionRoleArn": "r", "ClientToken": "t"} | /applications/a/jobruns | {"clientToken":"t","executionRoleArn":"r"}
            emr-containers:deleteVirtualCluster | {"Id": "v"} | DELETE https://emr-containers.us-east-1.amazonaws.com/virtualclusters/v |
            eks:createNodegroup | {"ClusterName": "c", "NodegroupName": "n", "ClientRequestToken": "t"} | /clusters/c/node-groups | {"nodegroupName":"n","clientRequestToken":"t"}
            databrew:startJobRun | {"Name": "j"} | /jobs/j/startJobRun |
            mediaconvert:createJob | {"Role": "r", "ClientRequestToken": "t"} | /2017-08-29/jobs | {"clientRequestToken":"t","role":"r"}
            bedrock:createModelCustomizationJob | {"JobName": "j", "ClientRequestToken": "t"} | /model-customization-jobs | {"jobName":"j","clientRequestToken":"t"}
            """)
    void areCalledWithTheMembersOfTheApi(String resource, String parameters, String where, String body) {
        network.answer = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(perform(resource, parameters)).isInstanceOf(Succeeded.class);
        assertThat(network.request()).contains(where);
        if (body != null) {
            assertThat(network.request()).endsWith("\n\n" + body);
        }
    }

    @Test
    void timesOfAnswersAreMillisecondsAsTheSdkOfVersionOneWritesThem() {
        network.answer = "{\"tasks\": [{\"taskArn\": \"a\", \"createdAt\": 1772359200.5}]}".getBytes(StandardCharsets.UTF_8);
        network.headers = Map.of("x-amzn-RequestId", List.of("r-1"));
        assertThat(((Succeeded) perform("ecs:runTask", "{\"TaskDefinition\": \"d\"}")).output()).isEqualTo(Payload.ofText("""
                {"Tasks": [{"TaskArn": "a", "CreatedAt": 1772359200500}], "SdkHttpMetadata": {"AllHttpHeaders": {"x-amzn-RequestId": ["r-1"]},
                 "HttpHeaders": {"x-amzn-RequestId": "r-1"}, "HttpStatusCode": 200}, "SdkResponseMetadata": {"RequestId": "r-1"}}"""));
        assertThat(((Succeeded) perform("aws-sdk:ecs:runTask", "{\"TaskDefinition\": \"d\"}")).output().text())
                .contains("\"CreatedAt\":\"2026-03-01T10:00:00.500Z\"");
    }

    @Test
    void aTokenThatTellsOneRequestFromAnotherIsTheAttempts() {
        network.answer = "{}".getBytes(StandardCharsets.UTF_8);
        perform("ecs:runTask", "{\"TaskDefinition\": \"d\"}");
        var first = network.request();
        perform("ecs:runTask", "{\"TaskDefinition\": \"d\"}");
        assertThat(network.request()).isEqualTo(first)
                .contains("\"clientToken\":\"" + UUID.nameUUIDFromBytes("key".getBytes(StandardCharsets.UTF_8)) + "\"");
    }

    @Test
    void errorsAreWordedAsTheSdkOfVersionOneWordsThem() {
        network.status = 400;
        network.headers = Map.of("x-amzn-RequestId", List.of("r-1"));
        network.answer = "{\"__type\": \"ClientException\", \"message\": \"no\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(perform("ecs:runTask.waitForTaskToken", "{\"TaskDefinition\": \"d\"}")).isEqualTo(new Failed(Failure.of("ECS.ClientException",
                "no (Service: AmazonECS; Status Code: 400; Error Code: ClientException; Request ID: r-1; Proxy: null)"), Phase.SUBMIT));
        network.answer = "{\"__type\": \"Odd\", \"message\": \"no\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(perform("glue:startJobRun", "{\"JobName\": \"j\"}")).isEqualTo(new Failed(Failure.of("Glue.AWSGlueException",
                "no (Service: AWSGlue; Status Code: 400; Error Code: Odd; Request ID: r-1; Proxy: null)")));
    }

    @Test
    void whatAModelSaysIsJson() {
        network.answer = "{\"completion\": \"hello\"}".getBytes(StandardCharsets.UTF_8);
        network.headers = Map.of("Content-Type", List.of("application/json"));
        assertThat(perform("bedrock:invokeModel", "{\"ModelId\": \"m\", \"Body\": {\"prompt\": \"hi\"}}")).isEqualTo(
                new Succeeded(Payload.ofText("{\"Body\": {\"completion\": \"hello\"}, \"ContentType\": \"application/json\"}")));
        assertThat(network.request()).contains("POST https://bedrock-runtime.us-east-1.amazonaws.com/model/m/invoke").endsWith("{\"prompt\":\"hi\"}");
        assertThat(perform("bedrock:invokeModel.waitForTaskToken", "{\"ModelId\": \"m\"}")).isInstanceOf(Submitted.class);
    }

    @ParameterizedTest
    @CsvSource({"batch:submitJob.sync", "ecs:runTask.sync", "glue:startJobRun.sync", "glue:startJobRun.waitForTaskToken", "apigateway:invoke"})
    void otherPatternsAreRefused(String resource) {
        assertThat(perform(resource, "{}")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.phase()).isEqualTo(Phase.START);
            assertThat(failed.failure().cause().orElseThrow()).contains("is not supported. Expected");
        });
        assertThat(network.request()).isEmpty();
    }

    private TaskOutcome perform(String resource, String parameters) {
        var clients = new OneNetwork(network, StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")));
        return Integrations.dispatcher(null, null, null, clients, null).perform(new TaskCall(Resource.parse("arn:aws:states:::" + resource)
                .orElseThrow(), Payload.ofText(parameters), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty()), ATTEMPT);
    }
}
