package dev.stepwright.functions.task.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome.Failed;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.aws.StsCallerCredentials;
import dev.stepwright.functions.task.lambda.SdkLambdaInvoker;
import dev.stepwright.functions.task.table.Integrations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Tasks whose role STS does not hand out: a server stands for STS and for all services, and refuses whatever it is asked. */
class FailedRoleTest {

    private static final String REFUSAL = """
            <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message>
            </Error><RequestId>r-1</RequestId></ErrorResponse>""";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = REFUSAL.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqs:sendMessage             | {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/1/q", "MessageBody": "m"}
            sns:publish                 | {"TopicArn": "t", "Message": "m"}
            dynamodb:getItem            | {"TableName": "t", "Key": {"a": {"S": "k"}}}
            events:putEvents            | {"Entries": []}
            lambda:invoke               | {"FunctionName": "f"}
            aws-sdk:s3:listBuckets      | {}
            aws-sdk:sts:getCallerIdentity | {}
            """, quoteCharacter = '`')
    void isNoErrorOfTheServiceThatWasToBeCalled(String resource, String parameters) {
        var roles = new StsCallerCredentials(made(StsClient.builder()));
        var dispatcher = Integrations.dispatcher(new SdkLambdaInvoker(made(LambdaClient.builder()), roles), made(SqsClient.builder()), roles,
                new ClientsOf(endpoint(), roles), null);
        var outcome = dispatcher.perform(new TaskCall(Resource.parse("arn:aws:states:::" + resource).orElseThrow(),
                Payload.ofText(parameters), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty()),
                new Attempt("arn:aws:states:us-east-1:123456789012:execution:m:e", "0", 4, "arn:aws:iam::123456789012:role/r", "key",
                        Duration.ofSeconds(9)));
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().error()).contains("States.TaskFailed");
            assertThat(failed.failure().cause().orElseThrow()).startsWith("The role arn:aws:iam::123456789012:role/r could not be assumed: "
                    + "not authorized to perform: sts:AssumeRole");
        });
        assertThat(asked).singleElement().asString().contains("Action=AssumeRole");
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C made(B builder) {
        return builder.endpointOverride(endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
