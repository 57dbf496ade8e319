package dev.stepwright.functions.deployed;

import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.ApiSettings;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.journal.DurableExecutions;
import dev.stepwright.engine.journal.ProtocolSettings;
import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.memory.ExpressRunner;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.CompiledDefinitions;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.RegistryUpkeep;
import dev.stepwright.engine.registry.Secrets;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.engine.teststate.StateTester;
import dev.stepwright.engine.teststate.StateTests;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.api.ApiHandler;
import dev.stepwright.functions.aws.DynamoDocuments;
import dev.stepwright.functions.aws.DynamoJournalStore;
import dev.stepwright.functions.aws.Retention;
import dev.stepwright.functions.aws.S3PayloadStore;
import dev.stepwright.functions.aws.SchedulerTimers;
import dev.stepwright.functions.aws.SqsActivityQueues;
import dev.stepwright.functions.aws.SqsNudges;
import dev.stepwright.functions.aws.SqsVisibility;
import dev.stepwright.functions.observe.JsonLog;
import dev.stepwright.functions.process.BackgroundKeepAlive;
import dev.stepwright.functions.process.SecureChance;
import dev.stepwright.functions.process.SleepingTime;
import dev.stepwright.functions.process.SystemTime;
import dev.stepwright.functions.process.VirtualLanes;
import dev.stepwright.functions.step.StepWorkerHandler;
import dev.stepwright.functions.sweep.SweepHandler;
import dev.stepwright.functions.task.UnrecordedCalls;
import dev.stepwright.functions.task.mock.ServiceSchemas;
import dev.stepwright.functions.task.lambda.SdkLambdaInvoker;
import dev.stepwright.functions.task.table.Integrations;
import dev.stepwright.functions.trigger.TriggerHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The composition root of the deployed functions: every part, bound to AWS. */
public final class AwsComposition {

    private static final int COMPILED_DEFINITIONS = 200;
    private static final int SHORTEST_SECRET = 32;
    private static final int TRIES_OF_SECRET = 15;
    private static final Duration BETWEEN_TRIES_OF_SECRET = Duration.ofSeconds(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(Catalogue.LONGEST_WAIT_SECONDS);

    private final Settings settings;
    private final AwsClients clients;
    private final InstantSource clock = InstantSource.system();
    private final Randomness randomness = new SecureChance();
    private final JournalStore journal;
    private final Nudges nudges;
    private final Documents documents;
    private final RequestMetrics metrics;
    private Engine engine;

    public AwsComposition(Settings settings, AwsClients clients, RequestMetrics metrics) {
        this.settings = settings;
        this.clients = clients;
        this.metrics = metrics;
        this.journal = new DynamoJournalStore(clients.dynamo(), settings.executionsTable(),
                new Retention(settings.slack(), settings.retention()), clock);
        this.nudges = new SqsNudges(clients.sqs(), settings.stepQueueUrl(), clock);
        this.documents = new DynamoDocuments(clients.dynamo(), settings.registryTable());
    }

    /** As the environment of this function says. */
    static AwsComposition ofEnvironment() {
        JsonLog.install();
        var metrics = new RequestMetrics(System.getenv("AWS_LAMBDA_FUNCTION_NAME"), System.out::println, InstantSource.system());
        return new AwsComposition(Settings.of(System.getenv()), AwsClients.ofEnvironment(metrics), metrics);
    }

    /** For functions that are waited for: what they read is loaded before a snapshot is taken. */
    static AwsComposition primed() {
        var composition = ofEnvironment();
        Priming.beforeSnapshot(composition::prime);
        return composition;
    }

    /** What every step and every call of the API does, done to nobody. */
    private List<Runnable> prime() {
        var engine = engine();
        var nobody = "arn:aws:states:" + settings.region() + ":" + settings.account() + ":execution:prime:prime";
        return List.of(
                () -> SdkWarmUp.warmUp(DynamoDbClient.class, SqsClient.class, S3Client.class, LambdaClient.class, StsClient.class,
                        SchedulerClient.class),
                () -> journal.summary(nobody),
                () -> documents.get("prime", "prime"),
                // older than any call of the API lives: it is dropped, and sends nothing
                () -> engine.executions().drive(new Nudge(nobody, "0", 0, Instant.EPOCH, Instant.EPOCH, Nudge.Kind.STEP)),
                () -> Exercise.interpreter(randomness), Exercise::records, () -> Exercise.api(engine.api()),
                () -> Exercise.models(clients.taskServices()));
    }

    public StepWorkerHandler stepWorker() {
        return new StepWorkerHandler(engine().executions(), new SqsVisibility(clients.sqs(), settings.stepQueueUrl()),
                new BackgroundKeepAlive());
    }

    public SweepHandler sweeper() {
        var registry = new RegistryUpkeep(documents, machines(), settings.longestExecution(), settings.retention());
        return new SweepHandler(new Sweep(journal, nudges, documents), registry, clock, metrics.sweeps());
    }

    public TriggerHandler trigger() {
        return new TriggerHandler(api());
    }

    public ApiHandler apiHandler() {
        return new ApiHandler(api());
    }

    /** To be logged at the end of each invocation: an environment may be frozen, or gone, right after. */
    void logMetrics() {
        metrics.flush();
    }

    private Api api() {
        return engine().api();
    }

    private record Engine(DurableExecutions executions, Api api) {
    }

    /** Executions, and the API over them, which their tasks may call. */
    private synchronized Engine engine() {
        if (engine == null) {
            engine = composed();
        }
        return engine;
    }

    private Engine composed() {
        var machines = machines();
        var definitions = new CompiledDefinitions(machines, COMPILED_DEFINITIONS);
        var secret = tokenSecret();
        var ownApi = new AtomicReference<Api>();
        var tasks = Integrations.dispatcher(new SdkLambdaInvoker(clients.taskLambda(), clients.taskCredentials()), clients.taskSqs(),
                clients.taskCredentials(), clients.taskServices(), ownApi::get);
        var executions = executions(secret, definitions, tasks);
        var calls = new UnrecordedCalls(tasks, randomness, LONGEST_WAIT);
        ownApi.set(new Api(apiSettings(), machines, definitions, activities(), activityQueues(), executions,
                new PageTokens(derived(secret, "page-tokens")), new StateTests(new StateTester(calls, clock, randomness), new ServiceSchemas()),
                new ExpressRunner(calls, new SleepingTime(), randomness, new VirtualLanes(), LONGEST_WAIT), randomness::uuid));
        return new Engine(executions, ownApi.get());
    }

    private ApiSettings apiSettings() {
        var partition = Region.of(settings.region()).metadata().partition().id();
        return new ApiSettings(partition, settings.region(), settings.account(), ApiSettings.AWS_DOCUMENT_BYTES,
                ApiSettings.PAGE_BYTES, Duration.ofSeconds(Catalogue.ACTIVITY_POLL_SECONDS));
    }

    private DurableExecutions executions(byte[] tokenSecret, CompiledDefinitions definitions, Tasks tasks) {
        var ports = new Ports(journal, nudges,
                new SchedulerTimers(clients.scheduler(), settings.timerGroup(), settings.stepQueueArn(), settings.timerRoleArn(),
                        clock),
                new S3PayloadStore(clients.s3(), settings.payloadBucket(), Catalogue.PAYLOAD_PREFIX, clock),
                tasks, new SystemTime(), new BackgroundKeepAlive(), randomness, definitions, activities(), activityQueues());
        return new DurableExecutions(ports, protocol(), tokenSecret);
    }

    private ProtocolSettings protocol() {
        var usual = ProtocolSettings.of(settings.region());
        return new ProtocolSettings(usual.lease(), usual.renewal(), settings.conduct(), usual.longestCall(), usual.apiCallLife(),
                usual.moment(), usual.leafSize(), settings.offloadBytes().orElse(usual.offloadBytes()), settings.retention(),
                settings.longestExecution(), usual.limits(), usual.region());
    }

    private Activities activities() {
        return new Activities(documents, clock, randomness::uuid);
    }

    private ActivityQueues activityQueues() {
        return new SqsActivityQueues(clients.sqs(), clients.patientSqs(), new SqsActivityQueues.Settings(
                settings.activityQueuePrefix(), settings.stepQueueUrl(), settings.queueKeyArn(),
                Duration.ofSeconds(Catalogue.ACTIVITY_CLAIM_SECONDS)));
    }

    private StateMachines machines() {
        return new StateMachines(documents, clock, randomness::uuid);
    }

    private byte[] tokenSecret() {
        var secret = settings.tokenSecret()
                .map(name -> readable(() -> clients.secrets().apply(name)).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> Secrets.obtain(documents, "task-tokens", randomness));
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalStateException("Secret of task tokens: expected at least " + SHORTEST_SECRET + " characters, found "
                    + secret.length);
        }
        return secret;
    }

    /** A role that was just made may be refused what its policy allows, for some seconds: then a first deployment must not fail. */
    private static <T> T readable(Supplier<T> read) {
        for (var refused = 1; ; refused++) {
            try {
                return read.get();
            } catch (SdkException e) {
                if (refused == TRIES_OF_SECRET) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES_OF_SECRET.toNanos());
            }
        }
    }

    /** Another secret for another purpose: one tells nothing of the other. */
    private static byte[] derived(byte[] secret, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has HmacSHA256", e);
        }
    }
}
