package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as users meet it: the examples, and what it says to bad input. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CommandLineTest {

    private static final String WORKFLOW = "examples/order-fulfilment/workflow.asl.yaml";

    @TempDir
    Path folder;

    @Test
    void theMainJobRuns() throws Exception {
        var run = Program.run("run", WORKFLOW, "--input", "examples/order-fulfilment/order.json");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Order o-1001 is on its way to Ada Lovelace.").contains("\"tracking\"");
        assertThat(run.err()).contains("ChargePayment").contains("PaymentGatewayBusy").contains("ReserveStock");
    }

    @Test
    void aDeclinedPaymentIsCompensated() throws Exception {
        var run = Program.run("run", WORKFLOW, "--input", "examples/order-fulfilment/order-declined.json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("ReleaseStock").contains("OrderCancelled").contains("PaymentDeclined");
    }

    @Test
    void aFailureInsideAMapInsideAParallelIsCompensated() throws Exception {
        var run = Program.run("run", WORKFLOW, "--input", "examples/order-fulfilment/order-out-of-stock.json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("OutOfStock").contains("TellCustomer").contains("OrderCancelled");
    }

    @Test
    void inputMayBeGivenAsText() throws Exception {
        var run = Program.run("run", definition("""
                {"StartAt":"Add","States":{"Add":{"Type":"Pass","Parameters":{"sum.$":"States.MathAdd($.a, $.b)"},"End":true}}}"""),
                "--input", "{\"a\":2,\"b\":40}");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"sum\"").contains("42");
    }

    @Test
    void validateSaysWhereAndExitsWithOne() throws Exception {
        var run = Program.run("validate", definition("""
                {
                  "StartAt": "First",
                  "States": {
                    "First": { "Type": "Pass", "Next": "Nowhere" },
                    "Lost": { "Type": "Pss", "End": true }
                  }
                }
                """));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("workflow.asl.json:4:").contains("Nowhere").contains("workflow.asl.json:5:")
                .contains("^");
    }

    @Test
    void validateAcceptsTheExamples() throws Exception {
        var run = Program.run("validate", WORKFLOW, "examples/expense-approval/workflow.asl.json");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
    }

    @Test
    void badUsageIsOneReadableLine() throws Exception {
        assertOneLine(Program.run("run", "no-such-file.json"), "no-such-file.json");
        assertOneLine(Program.run("run", definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"), "--input",
                "{broken"), "input");
        assertOneLine(Program.run("up", "--functions", "no-such-functions.yaml"), "no-such-functions.yaml");
    }

    @Test
    void aTakenPortAndALockedFolderAreOneReadableLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertOneLine(Program.run("up", "--port", Integer.toString(taken.getLocalPort())),
                    Integer.toString(taken.getLocalPort()));
        }
        var data = folder.resolve("data").toString();
        try (var server = Server.up("--data", data)) {
            assertThat(server.endpoint().getPort()).isPositive();
            assertOneLine(Program.run("up", "--port", "0", "--data", data), "data");
        }
    }

    @Test
    void aMissingFunctionFailsTheExecutionNotTheProgram() throws Exception {
        var run = Program.run("run", definition("""
                {"StartAt":"Call","States":{"Call":{"Type":"Task","End":true,
                 "Resource":"arn:aws:lambda:us-east-1:000000000000:function:nobody"}}}"""));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("Lambda.ResourceNotFoundException").contains("nobody");
    }

    @Test
    void aRunThatIsStoppedEndsItsPrograms() throws Exception {
        var functions = Files.writeString(folder.resolve("functions.yaml"), "functions: {silent: {command: [sleep, '600']}}");
        var run = Program.command("run", "--functions", functions.toString(), definition("""
                {"StartAt":"Call","States":{"Call":{"Type":"Task","End":true,
                 "Resource":"arn:aws:lambda:us-east-1:000000000000:function:silent"}}}"""))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            var program = run.descendants().findFirst();
            for (; program.isEmpty() && run.isAlive(); program = run.descendants().findFirst()) {
                Thread.sleep(20);
            }
            run.destroy();
            run.waitFor();
            program.orElseThrow().onExit().join();
        } finally {
            run.destroyForcibly();
        }
    }

    @Test
    void helpIsEverywhere() throws Exception {
        for (var command : new String[] {"run", "up", "validate"}) {
            var help = Program.run(command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).contains("Usage:").contains(command);
        }
        assertThat(Program.run("--help").out()).contains("run").contains("up").contains("validate");
    }

    private static void assertOneLine(Program.Ended ended, String names) {
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err().strip().lines()).singleElement().asString().contains(names);
    }

    private String definition(String text) throws IOException {
        return Files.writeString(folder.resolve("workflow.asl.json"), text).toString();
    }
}
