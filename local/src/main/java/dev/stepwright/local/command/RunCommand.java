package dev.stepwright.local.command;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.Start;
import dev.stepwright.engine.journal.Executions.Started;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.local.composition.Composition;
import dev.stepwright.local.composition.Environment;
import dev.stepwright.local.http.LocalServer;
import dev.stepwright.local.progress.Progress;
import dev.stepwright.local.progress.WatchedJournal;
import dev.stepwright.local.progress.WatchedTasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Run a definition here and show it state by state.",
        footer = {"", "Progress goes to standard error, the output to standard output."})
final class RunCommand implements Callable<Integer> {

    /** The signal that stopped it sets the exit status. */
    private static final int STOPPED = 2;
    private static final String ROLE = "arn:aws:iam::%s:role/stepwright-local";

    @Parameters(paramLabel = "DEFINITION", description = "The definition, JSON or YAML.")
    private Path definition;
    @Option(names = "--input", paramLabel = "FILE|JSON", defaultValue = "{}", description = "The input, or a file with it; - is standard input.")
    private String input;
    @Option(names = "--functions", paramLabel = "FILE", description = "Your functions (default: functions.yaml beside the definition).")
    private Path functions;
    @Option(names = "--name", paramLabel = "NAME", description = "The execution's name (default: a fresh one).")
    private String name;
    @Option(names = "--data", paramLabel = "DIR", description = "Keep everything in this folder (default: in memory).")
    private Path data;
    @Option(names = "--history", description = "Show the whole history at the end.")
    private boolean history;
    @Mixin
    private CloudOptions cloud;
    @Mixin
    private ConductOptions conduct;

    @Override
    public Integer call() throws InterruptedException {
        var file = DefinitionFile.read(definition);
        System.err.print(file.diagnostics());
        if (file.isFaulty()) {
            return 1;
        }
        var document = Payload.ofText(input());
        var executionName = name == null ? UUID.randomUUID().toString() : name;
        if (!executionName.matches("[A-Za-z0-9_-]{1,80}")) {
            throw new Unusable("--name: expected up to 80 letters, digits, - and _, found '" + executionName + "'");
        }
        var machine = file.machineName();
        var progress = new Progress(String.format(Locale.ROOT, "arn:aws:states:%s:%s:execution:%s:%s", cloud.region(), cloud.account(), machine,
                executionName), System.err, Terminal.paint());
        var composition = new Composition(settings(), new Composition.Watch(
                journal -> new WatchedJournal(journal, progress::landed), tasks -> new WatchedTasks(tasks, progress::handed)));
        try (var running = new Running()) {
            // Programs of functions end with this one, also when it is told to stop.
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stepwright-stop"));
            running.closes(composition);
            var server = running.closes(LocalServer.start("127.0.0.1", 0, composition.routes()));
            composition.answersAt(server.address());
            try {
                var execution = start(composition, file, machine, executionName, document);
                composition.start();
                progress.follow(composition.codec(), server.address().toString());
                return report(composition, ended(composition, execution));
            } catch (StoreUnavailable e) {
                if (running.isClosed()) {
                    return STOPPED;
                }
                throw e;
            }
        }
    }

    private Composition.Settings settings() {
        var beside = definition.resolveSibling("functions.yaml");
        var file = Optional.ofNullable(functions).or(() -> Files.exists(beside) ? Optional.of(beside) : Optional.empty());
        return new Composition.Settings(Optional.ofNullable(data), file, cloud.region(), cloud.account(), conduct.conduct(),
                new Environment(System.getenv(), Map.of()), line -> System.err.println("             | " + line), Duration.ofSeconds(2),
                UpCommand.USUAL_RETENTION);
    }

    private String input() {
        try {
            var text = input.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : isFile(input) ? DefinitionFile.textOf(Path.of(input)) : input;
            Json.parse(text);
            return text.strip();
        } catch (MalformedJsonException e) {
            throw new Unusable("--input: expected JSON" + (isFile(input) ? ", found " + input + ", which is "
                    : " or a file with it, found '" + input + "', which is no file and ") + e.what(), e);
        } catch (IOException e) {
            throw new Unusable("--input: standard input cannot be read: " + e, e);
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String start(Composition composition, DefinitionFile file, String machine, String executionName, Payload document) {
        var revision = composition.register(machine, file.json(), String.format(Locale.ROOT, ROLE, cloud.account()));
        var arn = composition.apiSettings().executionArn(machine, executionName);
        var timeout = file.result().machine().orElseThrow().timeoutSeconds();
        var started = composition.executions().start(new Start(arn, executionName, revision.stateMachineArn(), machine,
                revision.id(), revision.roleArn(), document, boxed(timeout), Optional.empty(), Optional.empty(), Optional.empty(),
                Conduct.Choice.NONE));
        return switch (started) {
            case Started.Running _ -> arn;
            case Started.NameTaken _ -> throw new Unusable("--name: there is an execution " + executionName + " of " + machine
                    + " already");
        };
    }

    private static Optional<Long> boxed(OptionalLong seconds) {
        return seconds.isPresent() ? Optional.of(seconds.getAsLong()) : Optional.empty();
    }

    /** The root's last record is there; its summary follows at once. */
    static Description ended(Composition composition, String execution) throws InterruptedException {
        while (true) {
            var description = composition.executions().describe(execution).orElseThrow();
            if (description.stopDate().isPresent()) {
                return description;
            }
            Thread.sleep(2);
        }
    }

    private int report(Composition composition, Description description) {
        if (history) {
            System.err.println(HistoryTable.of(composition.executions().history(description.start().execution()).orElseThrow()));
        }
        System.err.println(Terminal.status(description.status()));
        if (description.status().equals("SUCCEEDED")) {
            System.out.println(description.output().orElseThrow().text());
            return 0;
        }
        description.failure().ifPresent(failure -> {
            System.err.println("error: " + failure.error().orElse("(none)"));
            System.err.println("cause: " + failure.cause().orElse("(none)"));
        });
        return 1;
    }
}
