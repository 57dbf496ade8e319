package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A function as the library calls it, from an expression or for each item of another function: either way it pays for what it is
 * given to look at and for what it makes.
 */
class NativeFunction extends JFunction {

    /** How far it looks into its arguments. */
    enum Look {
        /** At the items of a list, the members of an object, the characters of a text. */
        SHALLOW,
        /** At all that is in them. */
        DEEP
    }

    private static final int PRICE = 2;
    private static final int CHARACTERS_A_UNIT = 64;
    private static final int ITEMS_A_UNIT = 8;
    private static final int PRICE_OF_MEMBER = 4;

    private final String name;
    private final Look look;
    private final int parameters;
    private final Fit fit;
    private final Function<Call, Object> body;

    /** @param signature in the library's notation: {@code <s-n?:s>} takes a text and perhaps a number, gives a text */
    NativeFunction(String name, String signature, Look look, Function<Call, Object> body) {
        super(name, signature, JFunction.class, null, "call");
        this.name = name;
        this.look = look;
        this.parameters = parameters(signature);
        this.fit = Fit.of(signature);
        this.body = body;
    }

    NativeFunction(String name, String signature, Function<Call, Object> body) {
        this(name, signature, Look.SHALLOW, body);
    }

    /** The library's own function of that name. */
    static NativeFunction ofLibrary(String name, String signature, Look look) {
        return new NativeFunction(name, signature, look, library(name));
    }

    /** What the library itself does. */
    static Function<Call, Object> library(String name) {
        var function = (JFunction) Jsonata.jsonata("$" + name).evaluate(null);
        return call -> function.call(null, call.arguments());
    }

    String name() {
        return name;
    }

    /** What plainly fits need not be looked at by the library, which takes long over it. */
    @Override
    public Object validate(Object arguments, Object context) {
        return fit.isPlain((List<?>) arguments) ? arguments : super.validate(arguments, context);
    }

    /** For calls with question marks. */
    @Override
    public int getNumberOfArgs() {
        return parameters;
    }

    private static int parameters(String signature) {
        return signature.substring(1, signature.length() - 1).replaceAll(":.*|<[^>]*>", "").replaceAll("\\([^)]*\\)", "x")
                .replaceAll("[^a-z]", "").length();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the library declares it
    public Object call(Object input, List arguments) {
        var meter = Meter.current();
        meter.spend(PRICE);
        for (Object argument : arguments) {
            meter.spend(look == Look.DEEP ? meter.weigh(argument) : size(argument));
        }
        return made(meter, body.apply(new Call(name, arguments)), arguments);
    }

    private static long size(Object argument) {
        return switch (argument) {
            case String text -> text.length() / CHARACTERS_A_UNIT;
            case List<?> list -> list.size() / ITEMS_A_UNIT;
            case Map<?, ?> map -> map.size() / ITEMS_A_UNIT;
            case null, default -> 0;
        };
    }

    private static Object made(Meter meter, Object result, List<?> arguments) {
        for (Object argument : arguments) {
            if (argument == result) {
                return result;
            }
        }
        switch (result) {
            case String text -> meter.made(text);
            case List<?> list -> {
                meter.requireItems(list.size());
                meter.spend(list.size());
            }
            case Map<?, ?> map -> meter.spend((long) PRICE_OF_MEMBER * map.size());
            case null, default -> { }
        }
        return result;
    }

    /** As failures quote it. */
    @Override
    public String toString() {
        return "function";
    }

    /** The arguments of one call; those that were left out are null. */
    record Call(String name, List<?> arguments) {

        Object any(int index) {
            return index < arguments.size() ? arguments.get(index) : null;
        }

        String text(int index) {
            return (String) any(index);
        }

        Number number(int index) {
            return (Number) any(index);
        }

        /** A whole number; a fraction is cut off. */
        long integer(int index) {
            return number(index).longValue();
        }

        /** The bounds of the evaluation it is part of. */
        Meter meter() {
            return Meter.current();
        }

        RuntimeException refuse(String detail) {
            return new Refused("Invalid arguments in $" + name + ": " + detail);
        }
    }

    /** A function does not take what it was given. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
