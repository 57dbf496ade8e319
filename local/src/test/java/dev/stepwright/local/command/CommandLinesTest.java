package dev.stepwright.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class CommandLinesTest {

    private static final String FAULTY = """
            StartAt: A
            States:
              A:
                Type: Pass
                Next: Nowhere
            """;

    @TempDir
    private Path folder;

    /** What a command wrote, and its exit status. */
    private record Ran(int status, String out, String err) {
    }

    @Test
    void aDefinitionRunsAndItsOutputIsOnStandardOutput() throws IOException {
        var ran = run("run", file("order.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":"
                + "{\"got.$\":\"$.x\"},\"End\":true}}}"), "--input", "{\"x\":[1, 2]}", "--history");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualToIgnoringNewLines("{\"got\":[1,2]}");
        assertThat(ran.err()).contains("→ A Pass", "✓ A", "ExecutionSucceeded", "SUCCEEDED");
    }

    @Test
    void testCasesAreRunAndWhatTheyLeaveOutIsShown() throws IOException {
        var definition = file("orders.json", """
                {"StartAt": "Charge", "States": {
                  "Charge": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "charge"},
                    "Catch": [{"ErrorEquals": ["NoMoney"], "Next": "Sorry"}, {"ErrorEquals": ["Lost"], "Next": "Seek"}], "Next": "Big"},
                  "Big": {"Type": "Choice", "Choices": [{"Variable": "$.id", "NumericGreaterThan": 9, "Next": "Sorry"}], "Default": "Done"},
                  "Sorry": {"Type": "Fail", "Error": "Sorry", "Cause": "<no>"}, "Seek": {"Type": "Succeed"}, "Done": {"Type": "Succeed"}}}""");
        var mocks = file("mocks.json", """
                {"StateMachines": {"orders": {"TestCases": {"paid": {"Charge": "Charged"}, "poor": {"Charge": "Broken"}}}},
                 "MockedResponses": {"Charged": {"0": {"Return": {"id": 7}}}, "Broken": {"0": {"Throw": {"Error": "NoMoney", "Cause": "none"}}}}}""");
        var report = folder.resolve("report.xml");

        var ran = run("test", definition, "--mocks", mocks, "--junit", report.toString());

        assertThat(ran.out().lines()).containsExactly("SUCCEEDED paid", "FAILED poor Sorry: <no>", "not covered: state Seek",
                "not covered: branch Charge → Seek", "not covered: branch Big → Sorry", "2 cases, 1 failed");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(Files.readString(report)).contains("<testsuite name=\"orders\" tests=\"2\" failures=\"1\">",
                "<testcase classname=\"orders\" name=\"paid\"", "<failure message=\"FAILED: Sorry: &lt;no&gt;\">");
    }

    @Test
    void aMachineThatTheMockFileDoesNotHaveIsTold() throws IOException {
        var mocks = file("mocks.json", "{\"StateMachines\": {\"a\": {\"TestCases\": {}}, \"b\": {\"TestCases\": {}}}, \"MockedResponses\": {}}");
        var ran = run("test", file("c.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"), "--mocks", mocks);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--machine: expected one of the mock file's, a, b, found c");
    }

    @Test
    void theQueueOfAServerIsShownAndRedriven() throws Exception {
        try (var server = UpProcess.start()) {
            var ran = run("queue", "--endpoint", server.address().toString(), "--redrive");
            assertThat(ran.err()).isEmpty();
            assertThat(ran.status()).isZero();
            assertThat(ran.out().lines()).containsExactly("redriven 0", "waiting 0", "later 0", "underWay 0", "givenBack 0",
                    "deadLetters 0");
        }
    }

    @Test
    void aServerThatIsNotThereIsTold() throws Exception {
        var ran = run("queue", "--endpoint", "http://127.0.0.1:9");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--endpoint: expected a server that 'stepwright up' started, found nobody at http://127.0.0.1:9");
    }

    @Test
    void aRetentionThatIsNoneIsTold() throws Exception {
        var ran = run("up", "--port", "0", "--retention", "0");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--retention: expected days from 1 to 3650, found 0");
    }

    @Test
    void theInputMayBeAFile() throws IOException {
        var ran = run("run", file("order.yaml", "{StartAt: A, States: {A: {Type: Succeed}}}"), "--input",
                file("in.json", " {\"x\": 1}\n"));
        assertThat(ran.status()).isZero();
        assertThat(ran.out().replace(" ", "")).isEqualToIgnoringNewLines("{\"x\":1}");
    }

    @Test
    void functionsBesideTheDefinitionAreFoundAndBranchesAreIndented() throws IOException {
        file("functions.yaml", "functions: {echo: {command: [cat]}}");
        var ran = run("run", file("order.yaml", """
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    End: true
                    Branches:
                      - {StartAt: A, States: {A: {Type: Task, Resource: "arn:aws:lambda:us-east-1:000000000000:function:echo", End: true}}}
                      - {StartAt: B, States: {B: {Type: Pass, End: true}}}
                """));
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualToIgnoringNewLines("[{},{}]");
        assertThat(ran.err()).contains("    [0] → A Task", "    [1] → B Pass");
    }

    @Test
    void limitsAreAsAskedFor() throws IOException {
        var loop = file("loop.yaml", """
                StartAt: Zero
                States:
                  Zero: {Type: Pass, Result: {n: 0}, Next: More}
                  More: {Type: Pass, Parameters: {"n.$": "States.MathAdd($.n, 1)"}, Next: Enough}
                  Enough: {Type: Choice, Choices: [{Variable: $.n, NumericLessThan: 7000, Next: More}], Default: Done}
                  Done: {Type: Succeed}
                """);
        assertThat(run("run", loop).err()).contains("maximum number of history events (25000)");
        assertThat(run("run", loop, "--limits", "large").out()).contains("7000");
        assertThat(run("run", loop, "--limits", "huge").err())
                .contains("--limits: expected strict or large, found 'huge'");
        assertThat(run("run", loop, "--run-ahead", "-1").err())
                .contains("--run-ahead: expected a whole number from 0 to 1000, found '-1'");
    }

    @Test
    void aWorkflowThatFailsSaysWhy() throws IOException {
        var ran = run("run", file("order.yaml", "{StartAt: A, States: {A: {Type: Fail, Error: Broken, Cause: It broke.}}}"));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("FAILED", "error: Broken", "cause: It broke.");
    }

    @Test
    void aFunctionThatIsNotThereFailsTheWorkflow() throws IOException {
        var ran = run("run", file("order.yaml", "{StartAt: A, States: {A: {Type: Task, End: true, "
                + "Resource: 'arn:aws:lambda:us-east-1:000000000000:function:nope'}}}"));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("Lambda.ResourceNotFoundException",
                "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope");
    }

    @Test
    void aFaultyDefinitionIsShownWithItsPlaceAndNotRun() throws IOException {
        var path = file("order.yaml", FAULTY);
        var ran = run("run", path);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains(path + ":5:11: error MISSING_TRANSITION_TARGET", "    Next: Nowhere\n", "^");
    }

    @Test
    void validateTellsOfAllFiles() throws IOException {
        var good = file("good.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        var bad = file("bad.yaml", FAULTY);
        var ran = run("validate", good, bad);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains(bad + ":5:11: error").endsWith("2 files: 2 errors, 0 warnings" + System.lineSeparator());
        assertThat(run("validate", good).status()).isZero();
    }

    @Test
    void whatCannotBeDoneIsOneLine() throws IOException {
        var definition = file("order.yaml", "{StartAt: A, States: {A: {Type: Succeed}}}");
        var missing = folder.resolve("missing.json").toString();
        assertThat(run("run", missing)).isEqualTo(new Ran(2, "", line("there is no file " + missing)));
        assertThat(run("run", definition, "--input", "{x")).isEqualTo(new Ran(2, "", line("--input: expected JSON or a file with "
                + "it, found '{x', which is no file and malformed at character 1")));
        assertThat(run("run", definition, "--name", "a b").err()).isEqualTo(
                line("--name: expected up to 80 letters, digits, - and _, found 'a b'"));
        assertThat(run("run", definition, "--functions", missing).err()).isEqualTo(
                line("functions file " + missing + " cannot be read: there is no such file"));
        assertThat(run("up", "--port", "70000").err()).isEqualTo(line("--port: expected a port from 0 to 65535, found 70000"));
        assertThat(run("up", "--region", "Mars").err()).isEqualTo(line("--region: expected a region such as us-east-1, found 'Mars'"));
        assertThat(run("up", "--data", definition).err()).isEqualTo(
                line("data folder " + definition + " cannot be used: it is a file"));
        assertThat(run("frobnicate").err()).startsWith("stepwright: Unmatched argument").hasLineCount(1);
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        var data = folder.resolve("data").toString();
        try (var up = UpProcess.start("--data", data)) {
            assertThat(run("up", "--data", data).err()).startsWith("stepwright: data folder " + data + " is in use by another process");
            var port = Integer.toString(up.address().getPort());
            assertThat(run("up", "--port", port)).satisfies(ran -> {
                assertThat(ran.status()).isEqualTo(2);
                assertThat(ran.err()).startsWith("stepwright: cannot listen on 127.0.0.1:" + port).hasLineCount(1);
            });
        }
    }

    @Test
    void everyCommandExplainsItself() {
        assertThat(run("--help").out()).contains("run", "up", "validate");
        assertThat(run("run", "--help").out()).contains("--input", "--functions");
        assertThat(run("up", "--help").out()).contains("--with", "--data");
        assertThat(run("--version").out()).startsWith("stepwright ");
    }

    private static String line(String message) {
        return "stepwright: " + message + System.lineSeparator();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Ran run(String... arguments) {
        var out = System.out;
        var err = System.err;
        var captured = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        try (var printed = new PrintStream(captured, true, StandardCharsets.UTF_8);
                var complained = new PrintStream(complaints, true, StandardCharsets.UTF_8)) {
            System.setOut(printed);
            System.setErr(complained);
            var status = CommandLines.run(arguments);
            return new Ran(status, captured.toString(StandardCharsets.UTF_8), complaints.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
