package dev.stepwright.engine.expression.jsonata.function;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSONata functions that Step Functions adds or takes away, or that depend on chance and time; for the test of the language page. */
public final class AddedNames {

    private AddedNames() {
    }

    public static Set<String> all() {
        return Stream.concat(Stream.of(AwsFunctions.ALL, DateFunctions.CLOCK).flatMap(List::stream).map(BuiltIn::name),
                Stream.of("shuffle", "eval")).map(name -> "$" + name).collect(Collectors.toSet());
    }
}
