package dev.stepwright.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the answers of one service may be, as Step Functions shows them. Faults are worded as it words them. */
public final class AnswerSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** By name: an action's answer, behind {@code @}, or a shape; each as JSON text. */
    private final Map<String, String> lines;

    private AnswerSchema(Map<String, String> lines) {
        this.lines = lines;
    }

    /** Of a service as resources name it behind {@code aws-sdk:}; empty when it is not known. */
    public static Optional<AnswerSchema> of(String service) {
        try (var file = service.matches("[a-z0-9]+") ? AnswerSchema.class.getResourceAsStream(service + Compaction.ANSWERS) : null) {
            if (file == null) {
                return Optional.empty();
            }
            var lines = new HashMap<String, String>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" ", 2))
                    .forEach(words -> lines.put(words[0], words[1]));
            return Optional.of(new AnswerSchema(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with an answer; empty when nothing is, and of an action that is not known.
     *
     * @param complete whether every member must be there that always is
     */
    public Optional<String> fault(String action, JsonNode answer, boolean complete) {
        return lines.containsKey("@" + action) ? fault(json("@" + action).asText(), action, answer, complete) : Optional.empty();
    }

    private JsonNode json(String name) {
        try {
            return JSON.readTree(lines.get(name));
        } catch (JsonProcessingException e) {
            throw new AssertionError("every line was written as JSON", e);
        }
    }

    private Optional<String> fault(String type, String field, JsonNode value, boolean complete) {
        if (type.startsWith("*")) {
            return ofScalar(type.charAt(1), field, value);
        }
        var shape = json(type);
        if (shape.has("m")) {
            return ofStructure(shape, field, value, complete);
        }
        if (shape.has("t")) {
            return ofScalar(shape.get("t").asText().charAt(0), field, value).or(() -> ofBounds(shape, field, value));
        }
        var list = shape.has("e");
        if (list ? !value.isArray() : !value.isObject()) {
            return must(field, list ? "be an array" : "be an object");
        }
        var element = shape.get(list ? "e" : "v").asText();
        for (var each : value) {
            var fault = fault(element, field, each, complete);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return ofBounds(shape, field, value);
    }

    private Optional<String> ofStructure(JsonNode shape, String field, JsonNode value, boolean complete) {
        if (!value.isObject()) {
            return must(field, "be an object");
        }
        for (var required : shape.path("r")) {
            if (complete && !value.has(required.asText())) {
                return Optional.of("Required field '" + required.asText() + "' is missing");
            }
        }
        for (var member : value.properties()) {
            var type = shape.get("m").path(member.getKey());
            var fault = type.isMissingNode() ? Optional.<String>empty() : fault(type.asText(), member.getKey(), member.getValue(), complete);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofScalar(char kind, String field, JsonNode value) {
        return switch (kind) {
            case 's' -> value.isTextual() ? Optional.empty() : must(field, "be a string");
            case 'n' -> value.isNumber() ? Optional.empty() : must(field, "be a number");
            case 'b' -> value.isBoolean() ? Optional.empty() : must(field, "be a boolean");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofBounds(JsonNode shape, String field, JsonNode value) {
        if (shape.has("enum")) {
            for (var allowed : shape.get("enum")) {
                if (allowed.equals(value)) {
                    return Optional.empty();
                }
            }
            return Optional.of("Field '" + field + "' is not an expected value");
        }
        var measure = value.isNumber() ? "value" : "length";
        var size = value.isNumber() ? value.doubleValue() : value.isTextual() ? value.textValue().length() : value.size();
        if (shape.has("min") && size < shape.get("min").doubleValue()) {
            return Optional.of("Field '" + field + "' is smaller than the minimum " + measure);
        }
        return shape.has("max") && size > shape.get("max").doubleValue()
                ? Optional.of("Field '" + field + "' exceeds the maximum " + measure) : Optional.empty();
    }

    private static Optional<String> must(String field, String what) {
        return Optional.of("Field '" + field + "' must " + what);
    }
}
