package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.utils.Signature;
import java.util.List;
import java.util.function.Function;

/** A function of ours as the library calls it. */
final class NativeFunction extends JFunction {

    private final String name;
    private final Signature signature;

    /** @param signature in the library's notation: {@code <s-n?:s>} takes a text and perhaps a number, gives a text */
    NativeFunction(String name, String signature, Function<Call, Object> body) {
        super((_, arguments) -> body.apply(new Call(name, arguments)), signature);
        this.name = name;
        this.signature = new Signature(signature, name);
    }

    /** As the library does it, yet by the function's own name. */
    @Override
    public Object validate(Object arguments, Object context) {
        return signature.validate(arguments, context);
    }

    String name() {
        return name;
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
