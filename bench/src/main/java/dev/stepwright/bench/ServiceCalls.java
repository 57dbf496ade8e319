package dev.stepwright.bench;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.TaskDispatcher;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.functions.task.sdk.AnyAction;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.models.ServiceModel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Tasks that call services, and generated clients beside them, over a network that answers at once. */
final class ServiceCalls implements ServiceClients {

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"));
    private static final Attempt ATTEMPT = new Attempt("arn:aws:states:us-east-1:123456789012:execution:m:e", "0", 4, "arn:role", "key",
            Duration.ofSeconds(60));

    private final Map<ServiceModel, ModelClient> clients = new ConcurrentHashMap<>();
    private final TaskDispatcher dispatcher = new TaskDispatcher(new AnyAction(this), Map.of("aws-sdk", new AnyAction(this)));
    private final SdkHttpClient network;

    ServiceCalls(String answer) {
        this.network = network(answer.getBytes(StandardCharsets.UTF_8));
    }

    static TaskCall call(String resource, String parameters) {
        return new TaskCall(Resource.parse("arn:aws:states:::aws-sdk:" + resource).orElseThrow(), Payload.ofText(parameters),
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** Throws when the task fails. */
    TaskOutcome.Succeeded perform(TaskCall call) {
        return (TaskOutcome.Succeeded) dispatcher.perform(call, ATTEMPT);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
        return builder.httpClient(network).region(Region.US_EAST_1).credentialsProvider(CREDENTIALS)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(ATTEMPT.patience())).build();
    }

    @Override
    public ModelClient client(ServiceModel service) {
        return clients.computeIfAbsent(service, model -> client(ModelClient.builder(model)));
    }

    @Override
    public S3Client s3() {
        return client(S3Client.builder());
    }

    @Override
    public AwsCredentialsProvider credentials(String service, String roleArn) {
        return CREDENTIALS;
    }

    @Override
    public Optional<String> unreachable(String service) {
        return Optional.empty();
    }

    private static SdkHttpClient network(byte[] answer) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() {
                        return HttpExecuteResponse.builder().responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                                .response(SdkHttpFullResponse.builder().statusCode(200).build()).build();
                    }

                    @Override
                    public void abort() {
                        throw new AssertionError("an answer is there at once");
                    }
                };
            }

            @Override
            public void close() {
                // it holds nothing
            }
        };
    }
}
