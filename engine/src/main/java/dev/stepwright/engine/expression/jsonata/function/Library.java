package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All functions by their names. AWS has no {@code $eval}. */
public final class Library {

    private static final Map<String, JsonNode> ALL = Stream.of(StringFunctions.ALL, PatternFunctions.ALL, EncodingFunctions.ALL,
                    NumberFunctions.ALL, AggregationFunctions.ALL, BooleanFunctions.ALL, ArrayFunctions.ALL, ObjectFunctions.ALL,
                    HigherOrderFunctions.ALL, DateFunctions.ALL, AwsFunctions.ALL).flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(BuiltIn::name, BuiltIn::node));

    private Library() {
    }

    /** The function of that name, or null. */
    public static JsonNode find(String name) {
        return ALL.get(name);
    }
}
