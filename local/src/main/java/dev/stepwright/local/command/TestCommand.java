package dev.stepwright.local.command;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.Start;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Revision;
import dev.stepwright.local.composition.Composition;
import dev.stepwright.local.composition.Environment;
import dev.stepwright.local.http.LocalServer;
import dev.stepwright.local.mocks.CaseResult;
import dev.stepwright.local.mocks.Coverage;
import dev.stepwright.local.mocks.JUnitReport;
import dev.stepwright.local.mocks.MockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Run a definition's test cases, their tasks mocked, and show what they leave out.",
        footer = {"", "A case passes when its execution succeeds. Tasks that a case does not mock are called. Waits are waited for."})
final class TestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEFINITION", description = "The definition, JSON or YAML.")
    private Path definition;
    @Option(names = "--mocks", paramLabel = "FILE", required = true, description = "The test cases, as Step Functions Local has them.")
    private Path mocks;
    @Option(names = "--machine", paramLabel = "NAME", description = "The definition's name in the mock file (default: the only one there, or "
            + "that of the definition's file).")
    private String machine;
    @Option(names = "--input", paramLabel = "JSON", defaultValue = "{}", description = "The input of every case (default: ${DEFAULT-VALUE}).")
    private String input;
    @Option(names = "--functions", paramLabel = "FILE", description = "Your functions (default: functions.yaml beside the definition).")
    private Path functions;
    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "Of each case (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;
    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results there, as JUnit's XML.")
    private Path junit;
    @Mixin
    private CloudOptions cloud;

    @Override
    public Integer call() throws InterruptedException {
        var file = DefinitionFile.read(definition);
        System.err.print(file.diagnostics());
        if (file.isFaulty()) {
            return 1;
        }
        requireJson(input);
        var cases = MockFile.read(mocks);
        var name = name(file, cases.cases().keySet());
        var coverage = new Coverage(file.result().machine().orElseThrow().workflow());
        var results = results(file, cases, name, coverage);
        report(results, coverage);
        if (junit != null) {
            write(JUnitReport.of(name, results));
        }
        return results.stream().anyMatch(result -> result.failure().isPresent()) ? 1 : 0;
    }

    private static void requireJson(String input) {
        try {
            Json.parse(input);
        } catch (MalformedJsonException e) {
            throw new Unusable("--input: expected JSON, found '" + input + "', which is " + e.what(), e);
        }
    }

    private String name(DefinitionFile file, Set<String> known) {
        var name = machine != null ? machine : known.size() == 1 ? known.iterator().next() : file.machineName();
        if (!known.contains(name)) {
            throw new Unusable("--machine: expected one of the mock file's, " + String.join(", ", known) + ", found " + name);
        }
        return name;
    }

    private List<CaseResult> results(DefinitionFile file, MockFile cases, String name, Coverage coverage) throws InterruptedException {
        try (var running = new Running()) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stepwright-stop"));
            var composition = running.closes(new Composition(settings(cases), Composition.Watch.NONE));
            var server = running.closes(LocalServer.start("127.0.0.1", 0, composition.routes()));
            composition.answersAt(server.address());
            composition.start();
            var revision = composition.register(name, file.json(), "arn:aws:iam::" + cloud.account() + ":role/stepwright-local");
            var results = new ArrayList<CaseResult>();
            for (var one : cases.cases().get(name).keySet()) {
                results.add(result(composition, revision, name, one, coverage));
            }
            return results;
        }
    }

    private Composition.Settings settings(MockFile cases) {
        var beside = definition.resolveSibling("functions.yaml");
        var file = Optional.ofNullable(functions).or(() -> Files.exists(beside) ? Optional.of(beside) : Optional.empty());
        return new Composition.Settings(Optional.empty(), file, cloud.region(), cloud.account(), Conduct.USUAL,
                new Environment(System.getenv(), Map.of()), line -> System.err.println("             | " + line), Duration.ofSeconds(2),
                UpCommand.USUAL_RETENTION, Optional.of(cases));
    }

    private CaseResult result(Composition composition, Revision revision, String name, String one, Coverage coverage)
            throws InterruptedException {
        var began = System.nanoTime();
        var executionName = UUID.randomUUID().toString();
        var execution = composition.apiSettings().executionArn(name, executionName);
        composition.testCases().orElseThrow().begin(execution, name, one);
        composition.executions().start(new Start(execution, executionName, revision.stateMachineArn(), name, revision.id(), revision.roleArn(),
                Payload.ofText(input), Optional.of((long) timeoutSeconds), Optional.empty(), Optional.empty(), Optional.empty(), Conduct.Choice.NONE));
        var ended = RunCommand.ended(composition, execution);
        coverage.visited(composition.executions().history(execution).orElseThrow());
        return new CaseResult(one, ended.status(), failure(ended), Duration.ofNanos(System.nanoTime() - began));
    }

    private static Optional<String> failure(Description ended) {
        return ended.status().equals("SUCCEEDED") ? Optional.empty() : Optional.of(ended.failure().map(failure ->
                failure.error().orElse("(no error)") + failure.cause().map(cause -> ": " + cause).orElse("")).orElse("(no error)"));
    }

    private static void report(List<CaseResult> results, Coverage coverage) {
        results.forEach(result -> System.out.println(result.status() + " " + result.name() + result.failure().map(why -> " " + why).orElse("")));
        coverage.missedStates().forEach(state -> System.out.println("not covered: state " + state));
        coverage.missedBranches().forEach(branch -> System.out.println("not covered: branch " + branch));
        var failed = results.stream().filter(result -> result.failure().isPresent()).count();
        System.out.println(results.size() + (results.size() == 1 ? " case, " : " cases, ") + failed + " failed");
    }

    private void write(String report) {
        try {
            Files.writeString(junit, report);
        } catch (IOException e) {
            throw new Unusable("--junit: " + junit + " cannot be written: " + e, e);
        }
    }
}
