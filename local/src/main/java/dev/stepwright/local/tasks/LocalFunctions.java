package dev.stepwright.local.tasks;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.functions.task.LambdaInvoker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers for Lambda: a function of the functions file is run here, any other is asked for elsewhere, or not found. */
public final class LocalFunctions implements LambdaInvoker, AutoCloseable {

    private static final int AT_A_TIME = 100;
    private static final int LONGEST_EVENT = 6_291_456;

    /**
     * @param environment that programs get on top of this process's own, asked for at each call
     * @param log         gets what functions write to standard error, line by line
     */
    public record Setup(String region, String account, Supplier<Map<String, String>> environment, Consumer<String> log) {
    }

    private final Map<String, LocalFunction> functions;
    private final Setup setup;
    private final Optional<LambdaInvoker> elsewhere;
    private final ProgramRunner programs;
    private final HandlerCaller handlers = new HandlerCaller();
    private final Semaphore free = new Semaphore(AT_A_TIME);

    /** @param elsewhere a Lambda endpoint that knows other functions */
    private LocalFunctions(Map<String, LocalFunction> functions, Setup setup, Optional<LambdaInvoker> elsewhere) {
        this.functions = functions;
        this.setup = setup;
        this.elsewhere = elsewhere;
        this.programs = new ProgramRunner(setup.environment());
    }

    /** Throws {@link FunctionsFileFaulty}. */
    public static LocalFunctions of(Optional<Path> file, Setup setup, Optional<LambdaInvoker> elsewhere) {
        return new LocalFunctions(file.map(FunctionsFile::read).orElse(Map.of()), setup, elsewhere);
    }

    @Override
    public Reply invoke(Call call) {
        var requestId = UUID.randomUUID().toString();
        var name = FunctionName.parse(call.functionName());
        var function = Optional.ofNullable(functions.get(name.name()));
        if (function.isEmpty()) {
            return elsewhere.map(lambda -> lambda.invoke(call)).orElseGet(() -> new Reply.Refused("ResourceNotFoundException",
                    "Function not found: " + arn(name, call.qualifier()), 404, requestId));
        }
        if (call.payload().length > LONGEST_EVENT) {
            return new Reply.Refused("RequestTooLargeException",
                    "Request must be smaller than " + LONGEST_EVENT + " bytes for the InvokeFunction operation", 413, requestId);
        }
        try {
            // No payload is no event, which reaches a function as an empty object.
            var event = call.payload().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : call.payload();
            Json.parse(new String(event, StandardCharsets.UTF_8));
            var patience = call.patience().compareTo(function.get().timeout()) < 0 ? call.patience() : function.get().timeout();
            return dispatch(call, new Invocation(function.get(), requestId, arn(name, call.qualifier()), event, patience,
                    call.clientContext()));
        } catch (MalformedJsonException e) {
            return new Reply.Refused("InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage(), 400, requestId);
        }
    }

    private Reply dispatch(Call call, Invocation invocation) {
        return switch (call.invocationType()) {
            case "DryRun" -> answered(204, invocation, Optional.empty(), new byte[0], Optional.empty());
            case "Event" -> {
                Thread.ofVirtual().name("event-" + invocation.requestId()).start(() -> run(invocation, log(invocation)));
                yield answered(202, invocation, Optional.empty(), new byte[0], Optional.empty());
            }
            default -> runAndReply(call, invocation);
        };
    }

    private Reply runAndReply(Call call, Invocation invocation) {
        var log = log(invocation);
        var start = System.nanoTime();
        var result = run(invocation, log);
        var tail = call.logType().filter("Tail"::equals).map(type -> log.tail());
        return switch (result) {
            case Result.Returned(var json) -> answered(200, invocation, Optional.empty(), json, tail);
            case Result.Failed failed when isOutOfPatience(call, invocation, start) -> new Reply.TimedOut();
            case Result.Failed(var json) -> answered(200, invocation, Optional.of("Unhandled"), json, tail);
            case Result.Unreachable(var message) -> new Reply.Unreachable(message);
        };
    }

    /** The caller's patience was the shorter one, and it is over. */
    private static boolean isOutOfPatience(Call call, Invocation invocation, long start) {
        return call.patience().compareTo(invocation.function().timeout()) < 0
                && System.nanoTime() - start >= call.patience().toNanos();
    }

    private Log log(Invocation invocation) {
        return new Log(invocation.function().name(), setup.log());
    }

    private Result run(Invocation invocation, Log log) {
        try {
            if (!free.tryAcquire(invocation.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return Result.timedOut(invocation.requestId(), invocation.patience());
            }
            try {
                return switch (invocation.function().target()) {
                    case LocalFunction.Target.Command command -> programs.run(command, invocation, log);
                    case LocalFunction.Target.Endpoint endpoint -> EndpointCaller.call(endpoint, invocation);
                    case LocalFunction.Target.Handler handler -> handlers.call(handler, invocation, log);
                };
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.timedOut(invocation.requestId(), Duration.ZERO);
        }
    }

    private static Reply answered(int status, Invocation invocation, Optional<String> error, byte[] payload, Optional<String> log) {
        return new Reply.Answered(status, Optional.of("$LATEST"), error, payload, log, invocation.requestId(),
                Map.of("x-amzn-requestid", List.of(invocation.requestId()), "content-type", List.of("application/json")));
    }

    private String arn(FunctionName name, Optional<String> qualifier) {
        return "arn:aws:lambda:" + name.region().orElse(setup.region()) + ":" + name.account().orElse(setup.account())
                + ":function:" + name.name() + qualifier.or(name::qualifier).map(q -> ":" + q).orElse("");
    }

    /** Ends the programs that run. */
    @Override
    public void close() {
        programs.close();
    }
}
