package dev.stepwright.functions.task.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** What the checker knows of services and their actions. */
class SdkActionsTest {

    private static final String LIST = "/dev/stepwright/engine/asl/check/sdk-actions.txt";

    @Test
    void theListNamesWhatTheClientOfS3CanDo() throws IOException {
        var clients = new OneNetwork(new Recorder(), AnonymousCredentialsProvider.create());
        var methods = Arrays.stream(S3Client.class.getMethods()).map(Method::getName)
                .filter(name -> TypedS3.INSTANCE.action(name, clients).isPresent()).collect(Collectors.toSet());
        try (var file = getClass().getResourceAsStream(LIST)) {
            var listed = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> List.of(line.split(" ")))
                    .filter(words -> words.getFirst().equals("s3")).findFirst().orElseThrow();
            assertThat(listed.subList(1, listed.size())).containsExactlyInAnyOrderElementsOf(methods);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws-sdk:dynamodb:putItem, true",
        "aws-sdk:dynamodb:PutItem, false",
        "aws-sdk:dynamodb:noSuch, false",
        "aws-sdk:DynamoDB:putItem, false",
        "aws-sdk:s3:listObjectsV2, true",
        "aws-sdk:s3:listObjectsv2, false",
        "aws-sdk:sqs:sendMessage.waitForTaskToken, true",
        "aws-sdk:sqs:sendMessage.sync, false",
        "aws-sdk:sfn:startExecution, true",
        "aws-sdk:sfn:StartExecution, false",
        "aws-sdk:unheardof:anything, false",
        "aws-sdk:glue:startJobRun, true",
        "aws-sdk:glue:startJobRun.sync, false",
        "aws-sdk:ecs:runTask.waitForTaskToken, true",
        "aws-sdk:glue:startJob, false",
        "aws-sdk:bedrockruntime:invokeModel, true",
        "aws-sdk:bedrockruntime:invokeModelWithResponseStream, false",
    })
    void anActionThatTheServiceDoesNotHaveIsRefused(String resource, boolean has) {
        var read = DefinitionReader.read("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Parameters\": {}, "
                + "\"Resource\": \"arn:aws:states:::" + resource + "\", \"End\": true}}}", Format.JSON, MachineType.STANDARD);
        assertThat(read.machine().isPresent()).isEqualTo(has);
        if (!has) {
            assertThat(read.invalidDefinition()).isEqualTo("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The resource "
                    + "provided arn:aws:states:::" + resource + " is not recognized. The value is not a valid resource ARN, or the "
                    + "resource is not available in this region. at /States/A/Resource'");
        }
    }
}
