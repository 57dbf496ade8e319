package dev.stepwright.infra.box;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** AWS's own client of Step Functions, pointed at the endpoint. */
final class Client {

    static final String ROLE = Account.role("stepwright/orders");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Client() {
    }

    /** @param signingName {@code execute-api}, or what it is when nobody sets it: {@code states} */
    static SfnClient of(URI endpoint, String signingName) {
        return SfnClient.builder().endpointOverride(endpoint).region(Region.of(Account.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAUSER", "secret")))
                // the endpoint has no name that could begin with sync-
                .overrideConfiguration(o -> o.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .authSchemeProvider(_ -> List.of(AuthSchemeOption.builder().schemeId("aws.auth#sigv4")
                        .putSignerProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signingName)
                        .putSignerProperty(AwsV4HttpSigner.REGION_NAME, Account.REGION).build()))
                .build();
    }

    static String machine(SfnClient sfn, String name, String definition) {
        return sfn.createStateMachine(create -> create.name(name).roleArn(ROLE).definition(definition)).stateMachineArn();
    }

    static String start(SfnClient sfn, String machine, String input) {
        return sfn.startExecution(start -> start.stateMachineArn(machine).input(input)).executionArn();
    }

    /** Waits for the end. */
    static DescribeExecutionResponse ended(SfnClient sfn, String execution) {
        await("the end of " + execution, () -> describe(sfn, execution).status() != ExecutionStatus.RUNNING,
                () -> types(sfn, execution).toString());
        return describe(sfn, execution);
    }

    /** A task of the activity; a poll that ends without one is made again. */
    static GetActivityTaskResponse task(SfnClient sfn, String activity) {
        var polled = new AtomicReference<>(GetActivityTaskResponse.builder().build());
        await("a task", () -> {
            polled.set(sfn.getActivityTask(get -> get.activityArn(activity).workerName("Ann")));
            return polled.get().taskToken() != null;
        });
        return polled.get();
    }

    static List<String> types(SfnClient sfn, String execution) {
        return history(sfn, execution).stream().map(HistoryEvent::typeAsString).toList();
    }

    static List<HistoryEvent> history(SfnClient sfn, String execution) {
        return sfn.getExecutionHistoryPaginator(get -> get.executionArn(execution)).events().stream().toList();
    }

    static void await(String what, BooleanSupplier done) {
        await(what, done, () -> "");
    }

    private static DescribeExecutionResponse describe(SfnClient sfn, String execution) {
        return sfn.describeExecution(describe -> describe.executionArn(execution));
    }

    private static void await(String what, BooleanSupplier done, Supplier<String> state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what + " " + state.get());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
