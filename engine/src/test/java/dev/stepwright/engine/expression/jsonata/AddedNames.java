package dev.stepwright.engine.expression.jsonata;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSONata functions that are not the library's own; for the test of the language page. */
public final class AddedNames {

    private AddedNames() {
    }

    public static Set<String> all() {
        return Stream.concat(AddedFunctions.PURE.keySet().stream(), AddedFunctions.IMPURE.stream())
                .map(name -> "$" + name).collect(Collectors.toSet());
    }
}
