package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ServiceLoader;

/**
 * The serializers of AWS's runtime interface client: its own for the events of AWS's services, Jackson as it sets it up for all
 * others, or the one that the function brings along. Each function has a set of them, loaded with its class path and therefore
 * called by reflection: they remember classes by name alone, as if there were one function in a process.
 */
final class Serializers {

    private final ClassLoader function;

    /** @param function a function's class path, with the library on it */
    Serializers(ClassLoader function) {
        this.function = function;
    }

    /** Reads and writes values of one type as JSON. */
    interface Serializer {
        Object read(InputStream json);

        void write(Object value, OutputStream json);
    }

    Serializer of(Type type) {
        var own = ServiceLoader.load(CustomPojoSerializer.class, function).findFirst();
        return own.map(serializer -> custom(serializer, type)).orElseGet(() -> usual(type));
    }

    private static Serializer custom(CustomPojoSerializer own, Type type) {
        return new Serializer() {
            @Override
            public Object read(InputStream json) {
                return own.fromJson(json, type);
            }

            @Override
            public void write(Object value, OutputStream json) {
                own.toJson(value, json, type);
            }
        };
    }

    private Serializer usual(Type type) {
        var read = method(PojoSerializer.class, "fromJson", InputStream.class);
        var write = method(PojoSerializer.class, "toJson", Object.class, OutputStream.class);
        var serializer = type instanceof Class<?> event && isEventOfAws(event)
                ? call(method(LambdaEventSerializers.class, "serializerFor", Class.class, ClassLoader.class), null, event, function)
                : call(method(JacksonFactory.class, "getSerializer", Type.class),
                        call(method(JacksonFactory.class, "getInstance"), null), type);
        return new Serializer() {
            @Override
            public Object read(InputStream json) {
                return call(read, serializer, json);
            }

            @Override
            public void write(Object value, OutputStream json) {
                call(write, serializer, value, json);
            }
        };
    }

    private boolean isEventOfAws(Class<?> type) {
        return (boolean) call(method(LambdaEventSerializers.class, "isLambdaSupportedEvent", String.class), null, type.getName());
    }

    /** The method of the function's own copy of that class. */
    private Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return Class.forName(type.getName(), true, function).getMethod(name, parameters);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("AWS's serializers are not as expected: " + e, e);
        }
    }

    private static Object call(Method method, Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw HandlerMethod.unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new LinkageError("AWS's serializers are not as expected: " + e, e);
        }
    }
}
