package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a RequestHandler takes and gives, by the type arguments that it, or what it extends, implements the interface with.
 *
 * @param output may be void
 */
record HandlerTypes(Type input, Type output) {

    /** A class on the way up, and what its type variables stand for. */
    private record Step(Class<?> type, Map<TypeVariable<?>, Type> known) {
    }

    static HandlerTypes of(Class<?> handler) {
        var steps = new ArrayDeque<Step>();
        steps.add(new Step(handler, Map.of()));
        while (!steps.isEmpty()) {
            var step = steps.remove();
            for (var implemented : step.type().getGenericInterfaces()) {
                // As the client has it: an interface that extends this one counts with its own arguments.
                if (implemented instanceof ParameterizedType type && RequestHandler.class.isAssignableFrom((Class<?>) type.getRawType())) {
                    return checked(handler, arguments(type, step));
                }
                steps.add(up(implemented, step));
            }
            if (step.type().getGenericSuperclass() != null) {
                steps.add(up(step.type().getGenericSuperclass(), step));
            }
        }
        throw notConcrete(handler, "");
    }

    private static HandlerTypes checked(Class<?> handler, Type... arguments) {
        if (arguments.length != 2) {
            throw new HandlerFault("Invalid class signature for RequestHandler. Expected two generic types, got "
                    + arguments.length, null);
        }
        for (var argument : arguments) {
            if (argument instanceof TypeVariable<?> variable && Arrays.stream(variable.getBounds()).allMatch(Object.class::equals)) {
                throw notConcrete(handler, ": parameter " + variable + " has no upper bound.");
            }
        }
        return new HandlerTypes(arguments[0], arguments[1]);
    }

    private static HandlerFault notConcrete(Class<?> handler, String why) {
        return new HandlerFault("Class " + handler.getName()
                + " does not implement RequestHandler with concrete type parameters" + why, null);
    }

    private static Step up(Type type, Step below) {
        if (!(type instanceof ParameterizedType parameterized)) {
            return new Step((Class<?>) type, Map.of());
        }
        var raw = (Class<?>) parameterized.getRawType();
        var arguments = arguments(parameterized, below);
        var known = new HashMap<TypeVariable<?>, Type>();
        for (var i = 0; i < arguments.length; i++) {
            known.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return new Step(raw, known);
    }

    private static Type[] arguments(ParameterizedType type, Step below) {
        return Arrays.stream(type.getActualTypeArguments()).map(argument -> argument instanceof TypeVariable<?> variable
                ? below.known().getOrDefault(variable, variable) : argument).toArray(Type[]::new);
    }
}
