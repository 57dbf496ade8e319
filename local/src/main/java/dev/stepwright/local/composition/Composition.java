package dev.stepwright.local.composition;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.ApiSettings;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.journal.DurableExecutions;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.ProtocolSettings;
import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.journal.record.RecordCodec;
import dev.stepwright.engine.memory.ExpressRunner;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.CompiledDefinitions;
import dev.stepwright.engine.registry.Logging;
import dev.stepwright.engine.registry.Revision;
import dev.stepwright.engine.registry.RegistryUpkeep;
import dev.stepwright.engine.registry.Secrets;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.engine.teststate.StateTester;
import dev.stepwright.engine.teststate.StateTests;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.api.ApiHandler;
import dev.stepwright.functions.process.BackgroundKeepAlive;
import dev.stepwright.functions.process.SecureChance;
import dev.stepwright.functions.process.SleepingTime;
import dev.stepwright.functions.process.VirtualLanes;
import dev.stepwright.functions.step.NudgeCodec;
import dev.stepwright.functions.step.StepWorkerHandler;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.UnrecordedCalls;
import dev.stepwright.functions.task.mock.ServiceSchemas;
import dev.stepwright.functions.task.table.Integrations;
import dev.stepwright.local.http.Routes;
import dev.stepwright.local.mocks.MockFile;
import dev.stepwright.local.mocks.MockedStarts;
import dev.stepwright.local.mocks.MockedTasks;
import dev.stepwright.local.mocks.TestCases;
import dev.stepwright.local.queue.Delivery;
import dev.stepwright.local.queue.EmbeddedActivityQueues;
import dev.stepwright.local.queue.EmbeddedQueue;
import dev.stepwright.local.store.Database;
import dev.stepwright.local.store.SqliteDocuments;
import dev.stepwright.local.store.SqliteJournalStore;
import dev.stepwright.local.store.SqlitePayloadStore;
import dev.stepwright.local.tasks.LocalFunctions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The composition root: every part of Stepwright, bound to one process. It does nothing before {@link #start}. */
public final class Composition implements AutoCloseable {

    /**
     * @param data        the folder that keeps everything; in memory without one
     * @param functions   the functions file
     * @param region      of ARNs
     * @param account     of ARNs, twelve digits
     * @param conduct     of executions whose machine does not choose another
     * @param functionLog gets what functions log
     * @param grace       how long closing waits for steps that are under way
     * @param retention   how long a closed execution is kept
     * @param mocks       test cases that executions may be started as
     */
    public record Settings(Optional<Path> data, Optional<Path> functions, String region, String account, Conduct conduct,
                           Environment environment, Consumer<String> functionLog, Duration grace,
                           Duration retention, Optional<MockFile> mocks) {

        /** Where nothing is mocked. */
        public Settings(Optional<Path> data, Optional<Path> functions, String region, String account, Conduct conduct, Environment environment,
                        Consumer<String> functionLog, Duration grace, Duration retention) {
            this(data, functions, region, account, conduct, environment, functionLog, grace, retention, Optional.empty());
        }
    }

    /** Lets somebody look on. */
    public record Watch(UnaryOperator<JournalStore> journal, UnaryOperator<Tasks> tasks) {
        public static final Watch NONE = new Watch(UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static final int COMPILED_DEFINITIONS = 200;
    /** A process that takes over from one that was killed waits this long before it takes an attempt for lost. */
    private static final Duration LEASE = Duration.ofSeconds(2);
    /** A handler that has not answered by then is taken for stuck, and its message comes again. */
    private static final Duration VISIBILITY = Duration.ofMinutes(30);

    /** A poll of an activity's queue that has not claimed its task by then leaves it to others. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    /** As long as TestState and a synchronous Express execution may take on AWS. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Settings settings;
    private final Database database;
    private final JournalStore journal;
    private final EmbeddedQueue queue;
    private final EmbeddedActivityQueues activityQueues;
    private final LocalFunctions functions;
    private final StateMachines machines;
    private final DurableExecutions executions;
    private final Api api;
    private final Optional<TestCases> cases;
    private volatile Optional<URI> endpoint = Optional.empty();
    private Optional<Delivery> delivery = Optional.empty();
    private Optional<Upkeep> upkeep = Optional.empty();

    /**
     * Opens the store and reads the functions file.
     *
     * @throws dev.stepwright.local.store.DataFolderUnusable when it is in use, or not ours
     * @throws dev.stepwright.local.tasks.FunctionsFileFaulty when it cannot be read
     */
    public Composition(Settings settings, Watch watch) {
        this.settings = settings;
        var clients = new TaskClients(settings.environment(), settings.region());
        this.functions = LocalFunctions.of(settings.functions(), new LocalFunctions.Setup(settings.region(), settings.account(),
                () -> settings.environment().forFunctions(endpoint, settings.region()), settings.functionLog()), clients.lambda());
        this.database = settings.data().map(Database::in).orElseGet(Database::inMemory);
        var claims = new Claims(LEASE);
        this.journal = watch.journal().apply(claims.over(new SqliteJournalStore(database)));
        this.queue = new EmbeddedQueue(database, VISIBILITY, Catalogue.StepQueue.MAX_RECEIVES);
        this.activityQueues = new EmbeddedActivityQueues(database, CLAIM);
        var documents = new SqliteDocuments(database);
        var chance = new SecureChance();
        this.machines = new StateMachines(documents, InstantSource.system(), chance::uuid);
        var activities = new Activities(documents, InstantSource.system(), chance::uuid);
        var definitions = new CompiledDefinitions(machines, COMPILED_DEFINITIONS);
        this.cases = settings.mocks().map(TestCases::new);
        var performed = Integrations.dispatcher(functions, clients.sqs(), clients.credentials("SQS"), clients, this::api);
        var tasks = watch.tasks().apply(cases.<Tasks>map(them -> new MockedTasks(performed, them, this::stateOf)).orElse(performed));
        this.executions = new DurableExecutions(new Ports(journal, queue, queue, new SqlitePayloadStore(database), tasks,
                new PatientTime(), claims, chance, definitions, activities, activityQueues), protocol(settings),
                Secrets.obtain(documents, "task-tokens", chance));
        var calls = new UnrecordedCalls(tasks, chance, LONGEST_WAIT);
        this.api = new Api(apiSettings(), machines, definitions, activities, activityQueues, executions,
                new PageTokens(Secrets.obtain(documents, "page-tokens", chance)), new StateTests(
                        new StateTester(calls, InstantSource.system(), chance), new ServiceSchemas()),
                new ExpressRunner(calls, new SleepingTime(), chance, new VirtualLanes(), LONGEST_WAIT), chance::uuid);
    }

    private static ProtocolSettings protocol(Settings settings) {
        var usual = ProtocolSettings.of(settings.region());
        return new ProtocolSettings(LEASE, LEASE, settings.conduct(), Duration.ofMinutes(16),
                usual.apiCallLife(), Duration.ofMillis(1), usual.leafSize(), usual.offloadBytes(), settings.retention(),
                usual.longestExecution(), usual.limits(), usual.region());
    }

    /** Begins to drive executions, with those that an earlier process left open. */
    public void start() {
        delivery = Optional.of(new Delivery(queue, new StepWorkerHandler(executions,
                (message, visibility) -> queue.hide(Delivery.idOf(message), visibility), new BackgroundKeepAlive()),
                NudgeCodec::write, settings.region(), settings.account(), settings.grace()));
        var documents = new SqliteDocuments(database);
        var registry = new RegistryUpkeep(documents, machines, protocol(settings).longestExecution(), settings.retention());
        upkeep = Optional.of(new Upkeep(database, new Sweep(journal, queue, documents), registry, queue,
                database.isDurable() ? Duration.ZERO : Upkeep.EVERY, Upkeep.EVERY, settings.retention()));
    }

    /** What answers over HTTP. */
    public Routes routes() {
        var handler = new ApiHandler(api);
        return new Routes(cases.<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>>map(them ->
                new MockedStarts(handler, them, apiSettings()::executionArn)).orElse(handler), functions, queue, database::failure);
    }

    /** The state that an attempt is of, as the record tells that claimed it. */
    private String stateOf(Tasks.Attempt attempt) {
        return codec().decode(journal.read(attempt.execution(), attempt.frame(), attempt.claim()).orElseThrow().body()).frame().state();
    }

    /** Tells functions where this process answers. */
    public void answersAt(URI address) {
        endpoint = Optional.of(address);
    }

    public ApiSettings apiSettings() {
        return ApiSettings.of(settings.region(), settings.account());
    }

    /**
     * Registers a machine, or changes the one of that name.
     *
     * @param definition JSON that was found sound
     * @return the revision that new executions get
     */
    public Revision register(String name, String definition, String roleArn) {
        var arn = apiSettings().stateMachineArn(name);
        var written = machines.create(new StateMachines.Draft(arn, name, MachineType.STANDARD, definition, roleArn, Logging.OFF,
                false, Map.of()));
        if (written instanceof StateMachines.Written.NameTaken) {
            written = machines.update(arn, new StateMachines.Change(Optional.of(definition), Optional.of(roleArn),
                    Optional.empty(), Optional.empty()));
        }
        return switch (written) {
            case StateMachines.Written.Done(var machine) -> machine.current();
            case StateMachines.Written.Deleting _ -> throw new StoreUnavailable("state machine " + name
                    + " is being deleted, and some of its executions still run: stop them", null);
            case StateMachines.Written.NameTaken _, StateMachines.Written.Missing _, StateMachines.Written.Conflict _ ->
                    throw new StoreUnavailable("others change state machine " + name + " at the same time", null);
        };
    }

    /** Reads this process's records. */
    public RecordCodec codec() {
        return new RecordCodec(new SqlitePayloadStore(database), ProtocolSettings.of(settings.region()).offloadBytes());
    }

    public Executions executions() {
        return executions;
    }

    public Api api() {
        return api;
    }

    /** The test cases of the mock file, if there is one. */
    public Optional<TestCases> testCases() {
        return cases;
    }

    /** The function that answers for Lambda here. */
    public LambdaInvoker functions() {
        return functions;
    }

    /** Ends the polls of activities that wait for a task, so that a server that is to stop need not wait for them. */
    public void releasePolls() {
        activityQueues.close();
    }

    /** Takes up nothing more, gives the steps under way their grace, and closes the store. */
    @Override
    public void close() {
        releasePolls();
        upkeep.ifPresent(Upkeep::close);
        delivery.ifPresent(Delivery::close);
        functions.close();
        database.close();
    }
}
