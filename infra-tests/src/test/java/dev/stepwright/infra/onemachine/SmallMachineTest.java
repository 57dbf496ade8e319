package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A machine of one core, where virtual threads have one carrier and get no other for it: whoever kept that one would stop all the
 * rest at once. Servers and programs that say nothing are what it must not wait for.
 */
@Timeout(180)
class SmallMachineTest {

    private static final List<String> ONE_CARRIER = List.of("-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    private static final String DEFINITION = """
            {"StartAt": "Quick", "States": {"Quick": {"Type": "Task", "End": true,
              "Resource": "arn:aws:lambda:us-east-1:000000000000:function:quick"}}}""";

    @TempDir
    private Path folder;

    @Test
    void silentServersAndProgramsStopNothingElse() throws Exception {
        var functions = Files.writeString(folder.resolve("functions.yaml"), """
                functions:
                  quick: {command: [sh, -c, cat]}
                  silent: {command: [sh, -c, 'sleep 600']}
                """);
        try (var server = Server.up(ONE_CARRIER, "--functions", functions.toString(), "--with", "sqs,s3,dynamodb", "--sqs-port", "0",
                "--s3-port", "0", "--dynamodb-port", "0"); var sfn = server.client()) {
            var quick = machine(sfn, "quick", DEFINITION);
            var silent = machine(sfn, "silent", DEFINITION.replace("function:quick", "function:silent"));
            var waiting = sfn.startExecution(r -> r.stateMachineArn(silent)).executionArn();
            var execution = sfn.startExecution(r -> r.stateMachineArn(quick).input("{\"a\":1}")).executionArn();

            var ended = Server.ended(sfn, execution);
            assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ended.output()).isEqualTo("{\"a\":1}");
            assertThat(sfn.describeExecution(r -> r.executionArn(waiting)).status()).isEqualTo(ExecutionStatus.RUNNING);

            var children = server.descendants();
            assertThat(children).hasSizeGreaterThanOrEqualTo(4);
            assertThat(server.terminate()).isIn(0, 143);
            for (var child : children) {
                child.onExit().join();
            }
        }
    }

    private static String machine(SfnClient sfn, String name, String definition) {
        return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn("arn:aws:iam::000000000000:role/r"))
                .stateMachineArn();
    }
}
