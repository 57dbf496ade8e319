package dev.stepwright.local.composition;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.lambda.SdkLambdaInvoker;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.models.ServiceModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients that tasks are called with, each made when it is first needed: most workflows here need none, and making one
 * takes longer than all the rest of a start.
 */
final class TaskClients implements ServiceClients {

    private static final int CONNECTIONS = 256;
    private static final Duration LONGEST_CALL = Duration.ofMinutes(16);

    private final Environment environment;
    private final Region region;
    private final Map<ServiceModel, ModelClient> clients = new ConcurrentHashMap<>();
    private final Map<String, AwsCredentialsProvider> providers = new ConcurrentHashMap<>();
    private final Supplier<SdkHttpClient> http = once(TaskClients::http);
    private final Supplier<S3Client> s3 = once(this::makeS3);

    TaskClients(Environment environment, String region) {
        this.environment = environment;
        this.region = Region.of(region);
    }

    private S3Client makeS3() {
        return built(S3Client.builder().forcePathStyle(environment.isElsewhere("S3")), "S3");
    }

    SqsClient sqs() {
        return lazy(SqsClient.class, () -> built(SqsClient.builder(), "SQS"));
    }

    @Override
    public ModelClient client(ServiceModel service) {
        return clients.computeIfAbsent(service, model -> built(ModelClient.builder(model), environmentName(model)));
    }

    private static String environmentName(ServiceModel model) {
        return model.serviceId().replace(' ', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public S3Client s3() {
        return s3.get();
    }

    @Override
    public AwsCredentialsProvider credentials(String service, String roleArn) {
        return providers.computeIfAbsent(service, this::provider);
    }

    /** Without an endpoint or credentials, AWS would be asked who this machine is, until that times out. */
    @Override
    public Optional<String> unreachable(String service) {
        return environment.isElsewhere(service) || environment.hasCredentials() || environment.hasProfiles()
                || Environment.isOnEc2() ? Optional.empty() : Optional.of("Nobody answers here: expected AWS_ENDPOINT_URL_" + service + " to name a server, or credentials of AWS in the "
                        + "environment, found neither");
    }

    /** A Lambda endpoint that the user names; AWS's own is never asked without that. */
    Optional<LambdaInvoker> lambda() {
        return environment.names("LAMBDA") ? Optional.of(new SdkLambdaInvoker(
                lazy(LambdaClient.class, () -> built(LambdaClient.builder(), "LAMBDA")), credentials("LAMBDA"))) : Optional.empty();
    }

    /** There are no roles on one machine: whoever it is runs as the user, or as anybody where nobody checks. */
    CallerCredentials credentials(String service) {
        var provider = provider(service);
        return role -> provider;
    }

    private AwsCredentialsProvider provider(String service) {
        return environment.isElsewhere(service) && !environment.hasCredentials()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
                : DefaultCredentialsProvider.builder().build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(B builder, String service) {
        environment.startedEndpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(provider(service)).httpClient(http.get())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())).build();
    }

    private static SdkHttpClient http() {
        return Apache5HttpClient.builder().maxConnections(CONNECTIONS).connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(LONGEST_CALL).connectionAcquisitionTimeout(Duration.ofSeconds(20)).tcpKeepAlive(true).build();
    }

    private static <T> T lazy(Class<T> client, Supplier<T> maker) {
        var made = once(maker);
        return client.cast(Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, (proxy, method, arguments) -> {
            try {
                return method.invoke(made.get(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private T made;

            @Override
            public synchronized T get() {
                if (made == null) {
                    made = maker.get();
                }
                return made;
            }
        };
    }
}
