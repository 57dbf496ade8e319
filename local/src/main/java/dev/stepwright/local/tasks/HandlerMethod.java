package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A method that is a handler by its name, {@code Class::method}. Of several it is the one with the most parameters, a Context at the
 * end counting twice.
 */
final class HandlerMethod {

    private static final Comparator<Method> FIRST = Comparator.comparing(Method::isBridge)
            .thenComparing(method -> method.getParameterCount() + (endsWithContext(method) ? 1 : 0), Comparator.reverseOrder());

    private final Method method;
    private final Object instance;

    private HandlerMethod(Method method, Class<?> type) {
        this.method = method;
        this.instance = Modifier.isStatic(method.getModifiers()) ? null : HandlerLoader.instance(type);
    }

    /** @param loader of the function's class path */
    static RequestStreamHandler find(Class<?> type, String name, ClassLoader loader) {
        var found = Arrays.stream(type.getMethods()).filter(method -> method.getName().equals(name)).filter(HandlerMethod::suits)
                .min(FIRST);
        if (found.isEmpty()) {
            throw new HandlerFault("No public method named " + name + " with appropriate method signature found on class "
                    + type.getName(), null);
        }
        return new HandlerMethod(found.get(), type).handler(loader);
    }

    /** Streams of bytes in, out or both; or a value; a Context last, or alone; or nothing. */
    private static boolean suits(Method method) {
        var types = new ArrayList<>(List.of(method.getParameterTypes()));
        if (types.size() > 1 && types.getLast() == Context.class) {
            types.removeLast();
        }
        return types.size() < 2 && (method.getParameterCount() < 2 || types.getFirst() != Context.class)
                || types.equals(List.of(InputStream.class, OutputStream.class));
    }

    private static boolean endsWithContext(Method method) {
        var types = method.getParameterTypes();
        return types.length > 0 && types[types.length - 1] == Context.class;
    }

    private RequestStreamHandler handler(ClassLoader loader) {
        var types = List.of(method.getParameterTypes());
        if (types.contains(InputStream.class) || types.contains(OutputStream.class)) {
            return this::streams;
        }
        var event = types.isEmpty() || types.getFirst() == Context.class ? null : method.getGenericParameterTypes()[0];
        return EventHandler.of(this::values, event, method.getGenericReturnType(), loader);
    }

    private void streams(InputStream event, OutputStream result, Context context) throws IOException {
        called(type -> type == InputStream.class ? event : type == OutputStream.class ? result : context);
        if (!List.of(method.getParameterTypes()).contains(OutputStream.class)) {
            result.write("null".getBytes(StandardCharsets.UTF_8));
        }
    }

    private Object values(Object event, Context context) {
        return called(type -> type == Context.class ? context : event);
    }

    private Object called(Function<Class<?>, Object> argument) {
        try {
            return method.invoke(instance, Arrays.stream(method.getParameterTypes()).map(argument).toArray());
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw unchecked(e);
        }
    }

    /** Whatever a handler throws, it threw: no wrapper may stand before it. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
