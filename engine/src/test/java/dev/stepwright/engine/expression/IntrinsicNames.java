package dev.stepwright.engine.expression;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The names in the table of intrinsic functions; for the test of the language page. */
public final class IntrinsicNames {

    private IntrinsicNames() {
    }

    public static Set<String> all() {
        return Arrays.stream(IntrinsicFunction.values()).map(IntrinsicFunction::text).collect(Collectors.toSet());
    }
}
