package dev.stepwright.engine.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was compiled while one definition is read. The check, the model and the lists of variables all ask for the same
 * expressions, and large definitions repeat them: within {@link #once} each text is compiled one time.
 */
public final class Compiled {

    private static final ScopedValue<Map<Class<?>, Map<String, Object>>> KNOWN = ScopedValue.newInstance();

    private Compiled() {
    }

    /** Makes an expression of a text, for itself: what comes out depends on the text alone and never changes. */
    @FunctionalInterface
    public interface Compiler<T> {
        T compile(String text) throws SyntaxException;
    }

    /** Does the work; what it compiles is forgotten at its end. */
    public static <T> T once(Supplier<T> work) {
        return ScopedValue.where(KNOWN, new HashMap<>()).call(work::get);
    }

    /** What the text was compiled to before, or is now. Faulty texts are looked at each time. */
    public static <T> T of(Class<T> kind, String text, Compiler<T> compiler) throws SyntaxException {
        if (!KNOWN.isBound()) {
            return compiler.compile(text);
        }
        var all = KNOWN.get().computeIfAbsent(kind, _ -> new HashMap<>());
        var known = all.get(text);
        if (known == null) {
            known = compiler.compile(text);
            all.put(text, known);
        }
        return kind.cast(known);
    }
}
