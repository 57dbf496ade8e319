package dev.stepwright.functions.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.TaskCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a call, read as the members of a request. Faults are gathered, and told all at once by {@link #check}. */
public final class Parameters {

    private final JsonNode node;
    private final List<String> faults;

    private Parameters(JsonNode node, List<String> faults) {
        this.node = node;
        this.faults = faults;
    }

    /** Of an integration that looks itself at the names of members. */
    public static Parameters of(TaskCall call) throws UnusableParameters {
        var node = call.parameters().node();
        if (!node.isObject()) {
            throw new UnusableParameters(List.of("Expected a JSON object, but found " + node.getNodeType()));
        }
        return new Parameters(node, new ArrayList<>());
    }

    /** @param supported names of all members that the integration takes */
    public static Parameters of(TaskCall call, Set<String> supported) throws UnusableParameters {
        var parameters = of(call);
        parameters.expectOnly(supported);
        return parameters;
    }

    private void expectOnly(Set<String> supported) {
        node.fieldNames().forEachRemaining(name -> {
            if (!supported.contains(name)) {
                unsupported(name);
            }
        });
    }

    /** All of them, a JSON object. */
    public JsonNode all() {
        return node;
    }

    /** Any JSON value; absent when it is missing or null. */
    public Optional<JsonNode> value(String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    public JsonNode required(String name) {
        return value(name).orElseGet(() -> {
            missing(name);
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
        wrong(name, "a STRING");
        return Optional.empty();
    }

    /** Of a member that is a document for the service: a text as it is, an object or array as its JSON text. */
    public Optional<String> document(String name) {
        return value(name).flatMap(found -> document(name, found));
    }

    public String requiredDocument(String name) {
        return document(name, required(name)).orElse("");
    }

    private Optional<String> document(String name, JsonNode found) {
        if (found.isTextual() || found.isContainerNode()) {
            return Optional.of(asText(found));
        }
        wrong(name, "a STRING");
        return Optional.empty();
    }

    /** The members of one entry of a member that is a map of structures; faults go where those of the request go. */
    public Parameters structure(String name, JsonNode found, Set<String> supported) {
        if (!found.isObject()) {
            wrong(name, "an OBJECT");
            return new Parameters(JsonNodeFactory.instance.objectNode(), faults);
        }
        var members = new Parameters(found, faults);
        members.expectOnly(supported);
        return members;
    }

    /** A member that is a map, by its keys; null entries are passed over. */
    public Map<String, JsonNode> entries(String name) {
        var entries = new LinkedHashMap<String, JsonNode>();
        value(name).ifPresent(found -> {
            if (!found.isObject()) {
                wrong(name, "an OBJECT");
            }
            found.properties().stream().filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        });
        return entries;
    }

    public Optional<Integer> integer(String name) {
        return value(name).flatMap(found -> {
            if (found.isIntegralNumber() && found.canConvertToInt()) {
                return Optional.of(found.intValue());
            }
            wrong(name, "an INTEGER");
            return Optional.empty();
        });
    }

    /** Notes a member that the service does not take. AWS quotes it so, and the two other faults otherwise. */
    public void unsupported(String name) {
        faults.add("The field \"" + name + "\" is not supported by Step Functions");
    }

    public void missing(String name) {
        faults.add("The field '" + name + "' is required but was missing");
    }

    /** @param expected with its article, the type in capitals: {@code a STRING} */
    public void wrong(String name, String expected) {
        faults.add("The value for the field '" + name + "' must be " + expected);
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
