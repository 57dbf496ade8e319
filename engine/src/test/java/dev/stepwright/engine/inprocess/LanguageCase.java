package dev.stepwright.engine.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.payload.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One case of the language, as a file of {@code interpreter/cases} holds it: {@code states} (the first is StartAt) or one
 * {@code state} named S, {@code input}, {@code tasks} (by the last part of the resource, see {@link ScriptedTasks}),
 * {@code limits}; and of what is expected {@code output}, or {@code failure} (exactly) or {@code error} (its name alone),
 * {@code events} (types, or types with some of their details) and {@code seconds} that passed.
 */
public record LanguageCase(String family, JsonNode json) {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:states:eu-west-1:123456789012:";

    /** All of them, from every file of the folder. */
    public static Stream<LanguageCase> all() {
        try {
            var folder = Path.of(LanguageCase.class.getResource("/dev/stepwright/engine/interpreter/cases").toURI());
            try (var files = Files.list(folder)) {
                return files.sorted().toList().stream().flatMap(LanguageCase::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<LanguageCase> read(Path file) {
        try {
            var family = file.getFileName().toString().replace(".json", "");
            return Json.parse(Files.readString(file)).valueStream().map(json -> new LanguageCase(family, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return family + ": " + json.get("name").textValue();
    }

    public StateMachine machine() {
        var definition = Json.mapper().createObjectNode();
        var states = json.has("states") ? (ObjectNode) json.get("states")
                : Json.mapper().createObjectNode().set("S", json.get("state"));
        states = (ObjectNode) repeated(states);
        definition.put("StartAt", states.fieldNames().next());
        definition.set("States", states);
        var read = DefinitionReader.read(Json.write(definition));
        return read.machine().orElseThrow(() -> new AssertionError(name() + ": " + read.invalidDefinition()));
    }

    public Setting.Execution execution() {
        return new Setting.Execution(ARN + "execution:m:e", "e", "arn:aws:iam::123456789012:role/r", START,
                Payload.of(repeated(json.get("input"))), 0, Optional.empty(), ARN + "stateMachine:m", "m", "eu-west-1");
    }

    /**
     * {@code {"$repeat": ["y", 3]}} stands for {@code "yyy"}, with anything but a text for an array of so many; {@code {"$fields":
     * ["f", "$.a", 3]}} for an object with the fields {@code f0.$}, {@code f1.$}, {@code f2.$}, without the suffix in JSONata.
     */
    private static JsonNode repeated(JsonNode value) {
        var make = Json.mapper();
        if (value.has("$repeat")) {
            var part = value.at("/$repeat/0");
            var times = value.at("/$repeat/1").intValue();
            return part.isTextual() ? make.getNodeFactory().textNode(part.textValue().repeat(times))
                    : make.createArrayNode().addAll(Collections.nCopies(times, part));
        }
        if (value.has("$fields")) {
            var fields = make.createObjectNode();
            var text = value.at("/$fields/1").textValue();
            IntStream.range(0, value.at("/$fields/2").intValue()).forEach(i ->
                    fields.put(value.at("/$fields/0").textValue() + i + (text.startsWith("{%") ? "" : ".$"), text));
            return fields;
        }
        if (value instanceof ArrayNode array) {
            return make.createArrayNode().addAll(array.valueStream().map(LanguageCase::repeated).toList());
        }
        if (value instanceof ObjectNode object) {
            var copy = make.createObjectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), repeated(field.getValue())));
            return copy;
        }
        return value;
    }

    public ScriptedTasks tasks() {
        return new ScriptedTasks(json.path("tasks"));
    }

    public Setting.Limits limits() {
        var strict = Setting.Limits.STRICT;
        var limits = json.path("limits");
        return new Setting.Limits(strict.payloadBytes(), limits.path("variablesBytes").asLong(strict.variablesBytes()),
                limits.path("historyEvents").asLong(strict.historyEvents()),
                limits.path("eventsPerStep").asInt(strict.eventsPerStep()), strict.mapConcurrency());
    }

    /** What is expected of the events; empty when the case does not say. */
    public Optional<List<JsonNode>> events() {
        return json.has("events") ? Optional.of(json.get("events").valueStream().toList()) : Optional.empty();
    }

    @Override
    public String toString() {
        return name();
    }
}
