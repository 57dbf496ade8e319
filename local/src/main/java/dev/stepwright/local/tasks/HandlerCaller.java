package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls Java handlers in this process: one instance of each, as one Lambda environment has, but for several calls at a time. */
final class HandlerCaller {

    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Map<String, Object> instances = new ConcurrentHashMap<>();

    Result call(Target.Handler target, Invocation invocation, Log log) throws InterruptedException {
        Object handler;
        try {
            handler = instances.computeIfAbsent(invocation.function().name(), name -> instance(target, invocation.function()));
        } catch (FunctionsFileFaulty e) {
            return Result.failed("Runtime.BadFunctionCode", e.getMessage());
        }
        var call = new FutureTask<>(() -> invoke(handler, invocation.event(), new HandlerContext(invocation, log)));
        var thread = Thread.ofPlatform().name("function-" + invocation.function().name()).daemon()
                .unstarted(call);
        thread.setContextClassLoader(handler.getClass().getClassLoader());
        thread.start();
        try {
            return Result.written(call.get(invocation.patience().toNanos(), TimeUnit.NANOSECONDS), "from the handler");
        } catch (TimeoutException e) {
            call.cancel(true);
            return Result.timedOut(invocation.requestId(), invocation.patience());
        } catch (ExecutionException e) {
            return thrown(e.getCause());
        }
    }

    private static Object instance(Target.Handler target, LocalFunction function) {
        try {
            return Class.forName(target.className(), true, HandlerClassPath.loader(target, function))
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | IOException e) {
            throw new FunctionsFileFaulty("function " + function.name() + ": class " + target.className()
                    + " cannot be made an instance of: " + e);
        }
    }

    private static byte[] invoke(Object handler, byte[] event, Context context) throws IOException {
        return switch (handler) {
            case RequestStreamHandler streams -> {
                var output = new ByteArrayOutputStream();
                streams.handleRequest(new ByteArrayInputStream(event), output, context);
                yield output.toByteArray();
            }
            case RequestHandler<?, ?> values -> invoke(values, event, context);
            default -> throw new ClassCastException(handler.getClass().getName() + " implements neither "
                    + RequestHandler.class.getName() + " nor " + RequestStreamHandler.class.getName());
        };
    }

    private static <I> byte[] invoke(RequestHandler<I, ?> handler, byte[] event, Context context) throws IOException {
        I input = JSON.readValue(event, JSON.constructType(inputType(handler.getClass())));
        return JSON.writeValueAsString(handler.handleRequest(input, context)).getBytes(StandardCharsets.UTF_8);
    }

    private static Type inputType(Class<?> handler) {
        for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
            for (var implemented : type.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType parameterized && parameterized.getRawType() == RequestHandler.class) {
                    return parameterized.getActualTypeArguments()[0];
                }
            }
        }
        return Object.class;
    }

    /** As Lambda's Java runtime tells it. */
    private static Result thrown(Throwable thrown) {
        var error = JSON.createObjectNode().put("errorType", thrown.getClass().getName())
                .put("errorMessage", String.valueOf(thrown.getMessage()));
        var trace = error.putArray("stackTrace");
        Arrays.stream(thrown.getStackTrace()).limit(50).forEach(frame -> trace.add(frame.toString()));
        return new Result.Failed(error.toString().getBytes(StandardCharsets.UTF_8));
    }
}
