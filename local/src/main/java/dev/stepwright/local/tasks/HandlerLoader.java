package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/**
 * Makes a handler of its name, a class or {@code Class::method}, as AWS's runtime interface client does (Lambda guide, "Define Lambda
 * function handler in Java"): whatever its form, it reads an event from a stream and writes its result to another.
 */
final class HandlerLoader {

    private HandlerLoader() {
    }

    /** @throws HandlerFault when there is none of that name, or it cannot be one */
    static RequestStreamHandler load(String name, ClassLoader loader) {
        var colons = name.lastIndexOf("::");
        var className = colons < 0 ? name : name.substring(0, colons);
        if (className.isEmpty() || colons >= 0 && colons + 2 == name.length()) {
            throw new HandlerFault("Invalid handler: `" + name + "'", null);
        }
        var type = type(className, loader);
        return colons < 0 ? ofClass(type, loader) : HandlerMethod.find(type, name.substring(colons + 2), loader);
    }

    private static Class<?> type(String className, ClassLoader loader) {
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new HandlerFault("Class not found: " + className, e.getClass().getName());
        } catch (LinkageError e) {
            throw new HandlerFault("Error loading class " + className + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                    e.getClass().getName());
        }
    }

    private static RequestStreamHandler ofClass(Class<?> type, ClassLoader loader) {
        if (RequestStreamHandler.class.isAssignableFrom(type)) {
            return (RequestStreamHandler) instance(type);
        }
        if (!RequestHandler.class.isAssignableFrom(type)) {
            throw new HandlerFault("Class does not implement an appropriate handler interface: " + type.getName(), null);
        }
        var types = HandlerTypes.of(type);
        @SuppressWarnings("unchecked")
        var handler = (RequestHandler<Object, Object>) instance(type);
        return EventHandler.of(handler, types.input(), types.output(), loader);
    }

    static Object instance(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            var isInner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
            throw HandlerFault.of(new Exception("Class " + type.getName() + (isInner
                    ? " cannot be instantiated because it is a non-static inner class" : " has no public zero-argument constructor")));
        } catch (InvocationTargetException e) {
            throw HandlerFault.of(e.getCause() == null ? e : e.getCause());
        } catch (InstantiationException | IllegalAccessException | LinkageError e) {
            throw HandlerFault.of(e);
        }
    }
}
