package dev.stepwright.infra.onemachine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** {@code stepwright up} as a child process on a free port. */
final class Server implements AutoCloseable {

    private final Process process;
    private final URI endpoint;

    private Server(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static Server up(String... more) throws IOException {
        return up(List.of(), more);
    }

    /** @param options of the Java virtual machine */
    static Server up(List<String> options, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("up", "--port", "0"));
        arguments.addAll(List.of(more));
        var process = Program.command(options, arguments.toArray(String[]::new)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                return new Server(process, URI.create(line.substring("ready ".length()).strip()));
            }
        }
        throw new AssertionError("'up' ended with " + process.exitValue() + " before it was ready");
    }

    URI endpoint() {
        return endpoint;
    }

    /** The client that users have, unmodified but for its endpoint. */
    SfnClient client() {
        return SfnClient.builder().endpointOverride(endpoint)
                // StartSyncExecution and TestState would go to sync-127.0.0.1, which no resolver knows
                .overrideConfiguration(settings -> settings.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder()).build();
    }

    /** The execution's description, when it runs no more. */
    static DescribeExecutionResponse ended(SfnClient sfn, String execution) throws InterruptedException {
        while (true) {
            var described = sfn.describeExecution(r -> r.executionArn(execution));
            if (described.status() != ExecutionStatus.RUNNING) {
                return described;
            }
            Thread.sleep(20);
        }
    }

    /** Bytes of the heap that are in use once garbage was collected. */
    long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        var used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new AssertionError("no heap in what jcmd says");
        }
        return Long.parseLong(used.group(1)) * 1_024;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()), command).redirectErrorStream(true).start();
        var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new AssertionError("jcmd " + command + ": " + said);
        }
        return said;
    }

    /** The processes that it started, and those that they did. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** SIGKILL: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("SIGTERM did not stop it within 30 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
