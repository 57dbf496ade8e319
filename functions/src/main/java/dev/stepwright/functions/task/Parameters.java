package dev.stepwright.functions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.TaskCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of a call, read as the members of a request. Faults are gathered, and told all at once by {@link #check}. */
public final class Parameters {

    private final JsonNode node;
    private final List<String> faults = new ArrayList<>();

    private Parameters(JsonNode node) {
        this.node = node;
    }

    /** Of an integration that looks itself at the names of members. */
    public static Parameters of(TaskCall call) throws UnusableParameters {
        var node = call.parameters().node();
        if (!node.isObject()) {
            throw new UnusableParameters(List.of("Expected a JSON object, but found " + node.getNodeType()));
        }
        return new Parameters(node);
    }

    /** @param supported names of all members that the integration takes */
    public static Parameters of(TaskCall call, Set<String> supported) throws UnusableParameters {
        var parameters = of(call);
        parameters.node.fieldNames().forEachRemaining(name -> {
            if (!supported.contains(name)) {
                parameters.faults.add("The field \"" + name + "\" is not supported by Step Functions");
            }
        });
        return parameters;
    }

    /** All of them, a JSON object. */
    public JsonNode all() {
        return node;
    }

    /** Any JSON value; absent when it is missing. */
    public Optional<JsonNode> value(String name) {
        return Optional.ofNullable(node.get(name));
    }

    public JsonNode required(String name) {
        return value(name).orElseGet(() -> {
            faults.add("The field \"" + name + "\" is required but was missing");
            return node;
        });
    }

    public String requiredText(String name) {
        return text(name, required(name)).orElse("");
    }

    public Optional<String> text(String name) {
        return value(name).flatMap(found -> text(name, found));
    }

    private Optional<String> text(String name, JsonNode found) {
        if (found.isTextual() || found == node) {
            return Optional.of(found.asText());
        }
        faults.add("The value for the field \"" + name + "\" must be a STRING");
        return Optional.empty();
    }

    public Optional<Integer> integer(String name) {
        return value(name).flatMap(found -> {
            if (found.isIntegralNumber() && found.canConvertToInt()) {
                return Optional.of(found.intValue());
            }
            faults.add("The value for the field \"" + name + "\" must be an INTEGER");
            return Optional.empty();
        });
    }

    /** Notes a fault that the integration found itself. */
    public void fault(String sentence) {
        faults.add(sentence);
    }

    /** To be called when all members have been read, before anything else happens. */
    public void check() throws UnusableParameters {
        if (!faults.isEmpty()) {
            throw new UnusableParameters(faults);
        }
    }

    /** A text as it is, anything else as JSON text: how a request takes a member that is text for the service. */
    public static String asText(JsonNode value) {
        return value.isTextual() ? value.textValue() : Json.write(value);
    }
}
