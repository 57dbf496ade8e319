package dev.stepwright.engine.asl.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.expression.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value of every good definition is in turn left out, or replaced by one that is wrong in most places: whatever
 * comes of it, the reader answers with a machine or with an error, and what it says to be sound can be built.
 */
class DamagedDefinitionsTest {

    private static final List<String> VALUES = List.of("null", "-1", "1e300", "\"\"", "\"$.a[*]\"", "\"$$.a\"",
            "[]", "{}", "[{\"a.$\":1}]");

    @ParameterizedTest
    @MethodSource("definitions")
    void answersWhateverItIsGiven(Path definition) throws IOException {
        var json = Json.mapper().readTree(Files.readString(definition));
        for (var pointer : pointers(json)) {
            read(without(json, pointer));
            for (var value : VALUES) {
                read(with(json, pointer, Json.mapper().readTree(value)));
            }
        }
    }

    static Stream<Path> definitions() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/definitions/good"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static void read(JsonNode definition) {
        var result = DefinitionReader.read(definition.toString(), Format.JSON, MachineType.STANDARD);
        assertThat(result.machine().isEmpty()).as("%s", definition).isEqualTo(!result.errors().isEmpty());
    }

    private static List<JsonPointer> pointers(JsonNode json) {
        var pointers = new ArrayList<JsonPointer>();
        collect(json, JsonPointer.empty(), pointers);
        return pointers;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> pointers) {
        node.properties().forEach(field -> {
            pointers.add(at.appendProperty(field.getKey()));
            collect(field.getValue(), pointers.getLast(), pointers);
        });
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            pointers.add(at.appendIndex(i));
            collect(node.get(i), pointers.getLast(), pointers);
        }
    }

    private static JsonNode with(JsonNode json, JsonPointer at, JsonNode value) {
        var copy = json.deepCopy();
        switch (copy.at(at.head())) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
            default -> throw new AssertionError(at);
        }
        return copy;
    }

    private static JsonNode without(JsonNode json, JsonPointer at) {
        var copy = json.deepCopy();
        switch (copy.at(at.head())) {
            case ObjectNode object -> object.remove(at.last().getMatchingProperty());
            case ArrayNode array -> array.remove(at.last().getMatchingIndex());
            default -> throw new AssertionError(at);
        }
        return copy;
    }
}
