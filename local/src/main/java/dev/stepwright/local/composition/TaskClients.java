package dev.stepwright.local.composition;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.lambda.SdkLambdaInvoker;
import dev.stepwright.functions.task.sdk.SdkService;
import dev.stepwright.functions.task.sdk.ServiceClients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
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
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
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
    private final Map<SdkService, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<SdkService, AwsCredentialsProvider> providers = new ConcurrentHashMap<>();
    private final Supplier<SdkHttpClient> http = once(TaskClients::http);

    TaskClients(Environment environment, String region) {
        this.environment = environment;
        this.region = Region.of(region);
    }

    SqsClient sqs() {
        return lazy(SqsClient.class, () -> built(SqsClient.builder(), "SQS"));
    }

    @Override
    public SdkClient client(SdkService service) {
        return clients.computeIfAbsent(service, this::made);
    }

    @Override
    public AwsCredentialsProvider credentials(SdkService service, String roleArn) {
        return providers.computeIfAbsent(service, of -> provider(of.inEnvironment()));
    }

    private SdkClient made(SdkService service) {
        var elsewhere = environment.isElsewhere(service.inEnvironment());
        return service.made(new SdkService.Making() {
            @Override
            public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C of(B builder) {
                if (builder instanceof S3ClientBuilder s3) {
                    s3.forcePathStyle(elsewhere);
                }
                return built(builder, service.inEnvironment());
            }
        });
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
