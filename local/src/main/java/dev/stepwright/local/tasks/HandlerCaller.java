package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls Java handlers in this process: one instance of each, as one Lambda environment has, but for several calls at a time. What
 * they are given and what they give goes through AWS's own serializers, and is what it would be on Lambda byte for byte.
 */
final class HandlerCaller {

    /** Where a stack trace ends: what called the handler says nothing of it. */
    private static final Set<String> CALLERS = Set.of(HandlerCaller.class.getName(), EventHandler.class.getName(),
            HandlerMethod.class.getName(), Serializers.class.getName());

    /** An error as the client reports it: members in this order, those that are null left out. */
    private static final class Report {
        private final String errorMessage;
        private final String errorType;
        private final String[] stackTrace;

        private Report(String errorMessage, String errorType, String[] stackTrace) {
            this.errorMessage = errorMessage;
            this.errorType = errorType;
            this.stackTrace = stackTrace;
        }
    }

    /** What a handler sees of the world is its own class path. */
    private record Loaded(RequestStreamHandler handler, ClassLoader loader) {
    }

    private final Map<String, Loaded> handlers = new ConcurrentHashMap<>();

    Result call(Target.Handler target, Invocation invocation, Log log) throws InterruptedException {
        var call = new FutureTask<>(() -> called(target, invocation, log));
        Thread.ofPlatform().name("function-" + invocation.function().name()).daemon().start(call);
        try {
            return Result.returned(call.get(invocation.patience().toNanos(), TimeUnit.NANOSECONDS), "from the handler");
        } catch (TimeoutException e) {
            call.cancel(true);
            return Result.timedOut(invocation.requestId(), invocation.patience());
        } catch (ExecutionException e) {
            return failed(e.getCause(), log);
        }
    }

    private byte[] called(Target.Handler target, Invocation invocation, Log log) throws IOException {
        var loaded = handlers.computeIfAbsent(invocation.function().name(), _ -> loaded(target, invocation.function()));
        Thread.currentThread().setContextClassLoader(loaded.loader());
        var result = new ByteArrayOutputStream();
        loaded.handler().handleRequest(new ByteArrayInputStream(invocation.event()), result, new HandlerContext(invocation, log));
        return result.toByteArray();
    }

    private static Loaded loaded(Target.Handler target, LocalFunction function) {
        try {
            var loader = HandlerClassPath.loader(target, function);
            Thread.currentThread().setContextClassLoader(loader);
            return new Loaded(HandlerLoader.load(target.className(), loader), loader);
        } catch (IOException e) {
            throw HandlerFault.of(e);
        }
    }

    private static Result failed(Throwable thrown, Log log) {
        var report = thrown instanceof HandlerFault fault ? new Report(fault.getMessage(), fault.type(), null) : report(thrown);
        log.line(report.errorMessage + (report.errorType == null ? "" : ": " + report.errorType));
        if (report.stackTrace != null) {
            Arrays.stream(report.stackTrace).forEach(frame -> log.line("\tat " + frame));
        }
        for (var cause = thrown.getCause(); cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            log.line("Caused by: " + cause);
        }
        var json = new ByteArrayOutputStream();
        GsonFactory.getInstance().getSerializer(Report.class).toJson(report, json);
        return new Result.Failed(json.toByteArray());
    }

    private static Report report(Throwable thrown) {
        var message = thrown.getLocalizedMessage();
        return new Report(message == null ? thrown.getClass().getName() : message, thrown.getClass().getName(),
                Arrays.stream(thrown.getStackTrace()).takeWhile(frame -> !CALLERS.contains(frame.getClassName()))
                        .map(StackTraceElement::toString).toArray(String[]::new));
    }
}
