package dev.stepwright.local.tasks;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs a program for each call: event on standard input, result on standard output, log on standard error. */
final class ProgramRunner {

    private final Supplier<Map<String, String>> environment;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param environment for all programs: region, endpoints of other services */
    ProgramRunner(Supplier<Map<String, String>> environment) {
        this.environment = environment;
    }

    void close() {
        closed = true;
        running.forEach(ProgramRunner::end);
    }

    Result run(Target.Command command, Invocation invocation, Log log) throws InterruptedException {
        Process process;
        try {
            process = start(command, invocation);
        } catch (IOException e) {
            return Result.failed("Runtime.InvalidEntrypoint", "RequestId: " + invocation.requestId() + " Error: " + e.getMessage());
        }
        running.add(process);
        if (closed) {
            end(process);
        }
        var output = new CompletableFuture<byte[]>();
        pipe("output", invocation, () -> read(process.getInputStream(), output));
        var errors = pipe("log", invocation, () -> log.read(process.getErrorStream()));
        pipe("event", invocation, () -> give(process, invocation.event()));
        try {
            if (!process.waitFor(invocation.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return Result.timedOut(invocation.requestId(), invocation.patience());
            }
            // A grandchild may keep the pipe open: what the program itself wrote is there by now.
            var written = output.completeOnTimeout(new byte[0], 2, TimeUnit.SECONDS).join();
            errors.join(2_000);
            return ended(process.exitValue(), written, invocation);
        } finally {
            end(process);
            running.remove(process);
        }
    }

    private Process start(Target.Command command, Invocation invocation) throws IOException {
        if (closed) {
            throw new IOException("Stepwright is stopping");
        }
        var function = invocation.function();
        var builder = new ProcessBuilder(command.line()).directory(function.folder().toFile());
        var variables = builder.environment();
        variables.putAll(environment.get());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_REQUEST_ID", invocation.requestId());
        variables.putAll(function.environment());
        return builder.start();
    }

    private static Result ended(int status, byte[] output, Invocation invocation) {
        if (status == 0) {
            return Result.written(output, "on standard output");
        }
        try {
            var json = Json.parse(new String(output, StandardCharsets.UTF_8).strip());
            if (json.isObject() && json.path("errorType").isTextual()) {
                return new Result.Failed(Json.write(json).getBytes(StandardCharsets.UTF_8));
            }
        } catch (MalformedJsonException e) {
            // then the status alone tells
        }
        var how = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
        return Result.failed("Runtime.ExitError",
                "RequestId: " + invocation.requestId() + " Error: Runtime exited with error: " + how);
    }

    private static void give(Process process, byte[] event) {
        try (var input = process.getOutputStream()) {
            input.write(event);
        } catch (IOException e) {
            // A program need not read its event.
        }
    }

    /** One byte more than may be, so that too much shows; the rest is read and dropped, or the program would never end. */
    private static void read(InputStream stream, CompletableFuture<byte[]> output) {
        try (stream) {
            output.complete(stream.readNBytes(Result.LONGEST + 1));
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            output.complete(new byte[0]);
        }
    }

    /** A pipe is read and written on a platform thread: a virtual one would keep its carrier for as long as the program is silent. */
    private static Thread pipe(String which, Invocation invocation, Runnable work) {
        return Thread.ofPlatform().daemon().name("function-" + invocation.function().name() + "-" + which).start(work);
    }

    private static void end(Process process) {
        // The list first: children of a process that is gone are nobody's.
        var tree = process.descendants().toList();
        process.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
