package dev.stepwright.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One model of AWS's format without what a call does not need: documentation, patterns, enumerations, examples. It is text: a line
 * about the service, one for each action (a name behind {@code @}), one for each shape that is no scalar; a name, a blank, JSON.
 *
 * @param serviceId as AWS spells it: {@code Secrets Manager}
 */
public record ShortModel(String serviceId, String text) {

    private static final String LOCATION_NAME = "locationName";
    private static final String FLATTENED = "flattened";
    private static final String SHAPES = "shapes";
    private static final String SHAPE = "shape";
    private static final String MEMBERS = "members";
    private static final String AUTH = "auth";
    private static final Set<String> OF_SERVICE = Set.of("apiVersion", "endpointPrefix", "signingName", "jsonVersion", "targetPrefix",
            "xmlNamespace", "awsQueryCompatible", "serviceId");
    /** The SDK for Java speaks these; where a service speaks several, the first of these. */
    private static final List<String> PROTOCOLS = List.of("json", "rest-json", "query", "ec2", "rest-xml");
    /** Of a service whose model lacks it. */
    private static final String UNNAMED = "CloudSearch Domain";

    /** Of a model; empty when it is of a service that asks for signatures of an older kind, or speaks no protocol that is known here. */
    public static Optional<ShortModel> of(JsonNode model) {
        var metadata = model.path("metadata");
        var protocol = protocol(metadata);
        if (protocol.isEmpty() || metadata.path("signatureVersion").asText().equals("v2")) {
            return Optional.empty();
        }
        var id = metadata.path("serviceId").asText(UNNAMED);
        var service = service(metadata, protocol.get()).put("serviceId", id);
        service.set("errors", errors(model.path(SHAPES), protocol.get()));
        var text = new StringBuilder(service.toString()).append('\n');
        model.path("operations").properties().stream().filter(action -> !streamsEvents(action.getValue(), model.path(SHAPES)))
                .forEach(action -> line(text, "@" + action.getKey(), action(action.getValue())));
        model.path(SHAPES).properties().stream().filter(shape -> !isScalar(shape.getValue()) && !isException(shape.getValue()))
                .forEach(shape -> line(text, shape.getKey(), shape(shape.getValue(), model.path(SHAPES))));
        return Optional.of(new ShortModel(id, text.toString()));
    }

    private static void line(StringBuilder text, String name, JsonNode value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static Optional<String> protocol(JsonNode metadata) {
        var spoken = metadata.has("protocols") ? StreamSupport.stream(metadata.get("protocols").spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.toSet()) : Set.of(metadata.path("protocol").asText());
        return PROTOCOLS.stream().filter(spoken::contains).findFirst();
    }

    private static ObjectNode service(JsonNode metadata, String protocol) {
        var service = object().put("protocol", protocol);
        metadata.properties().stream().filter(member -> OF_SERVICE.contains(member.getKey()))
                .forEach(member -> service.set(member.getKey(), member.getValue()));
        return service;
    }

    /** Shapes of errors by the codes that they have on the wire: what the model says, or their own names; in JSON, these too. */
    private static ObjectNode errors(JsonNode shapes, String protocol) {
        var errors = object();
        var exceptions = shapes.properties().stream().filter(shape -> isException(shape.getValue())).toList();
        if (protocol.endsWith("json")) {
            exceptions.forEach(shape -> errors.put(shape.getKey(), shape.getKey()));
        }
        exceptions.forEach(shape -> errors.put(shape.getValue().at("/error/code").asText(shape.getKey()), shape.getKey()));
        return errors;
    }

    /** Event streams go both ways for as long as both like, so no task can call them. */
    private static boolean streamsEvents(JsonNode action, JsonNode shapes) {
        return List.of("input", "output").stream().map(end -> shapes.path(action.path(end).path(SHAPE).asText()).path(MEMBERS))
                .flatMap(members -> members.properties().stream())
                .anyMatch(member -> shapes.path(member.getValue().path(SHAPE).asText()).path("eventstream").asBoolean());
    }

    private static ObjectNode action(JsonNode action) {
        var made = object();
        copy(action.path("http"), "method", made, "m");
        copy(action.path("http"), "requestUri", made, "u");
        copy(action.path("input"), SHAPE, made, "i");
        copy(action.path("input"), LOCATION_NAME, made, "in");
        copy(action.path("input").path("xmlNamespace"), "uri", made, "ix");
        copy(action.path("output"), SHAPE, made, "o");
        copy(action.path("output"), "resultWrapper", made, "w");
        copy(action.path("endpoint"), "hostPrefix", made, "h");
        if (action.path("authtype").asText().equals("none") || action.path(AUTH).toString().contains("noAuth")) {
            made.put("a", "none");
        } else if (action.path("authtype").asText().equals("v4-unsigned-body")) {
            made.put("a", "unsigned");
        }
        if (action.path("httpChecksumRequired").asBoolean() || action.at("/httpChecksum/requestChecksumRequired").asBoolean()) {
            made.put("c", 1);
        }
        return made;
    }

    private static ObjectNode shape(JsonNode shape, JsonNode shapes) {
        var made = object();
        switch (shape.path("type").asText()) {
            case "list" -> made.set("e", member(shape.get("member"), shapes));
            case "map" -> made.set("k", member(shape.get("key"), shapes));
            default -> {
                var members = made.putObject("m");
                shape.path(MEMBERS).properties().stream().filter(member -> !isException(shapes.path(member.getValue().path(SHAPE).asText())))
                        .forEach(member -> members.set(member.getKey(), member(member.getValue(), shapes)));
                copy(shape, "required", made, "r");
                copy(shape, "payload", made, "p");
            }
        }
        if (shape.has("value")) {
            made.set("v", member(shape.get("value"), shapes));
        }
        return made;
    }

    private static JsonNode member(JsonNode member, JsonNode shapes) {
        var name = member.path(SHAPE).asText();
        var shape = shapes.path(name);
        var made = object().put("t", isScalar(shape) ? scalar(shape) : name);
        copy(member, "location", made, "l");
        copy(member, LOCATION_NAME, made, "n");
        copy(member, "queryName", made, "q");
        copy(member.path("xmlNamespace"), "uri", made, "x");
        copy(member.has("timestampFormat") ? member : shape, "timestampFormat", made, "f");
        flag(member.path(FLATTENED).asBoolean() || shape.path(FLATTENED).asBoolean(), made, "fl");
        flag(member.path("idempotencyToken").asBoolean(), made, "it");
        flag(member.path("jsonvalue").asBoolean(), made, "jv");
        flag(member.path("streaming").asBoolean() || shape.path("streaming").asBoolean(), made, "st");
        return made.size() == 1 ? made.get("t") : made;
    }

    private static boolean isScalar(JsonNode shape) {
        return switch (shape.path("type").asText()) {
            case "structure" -> shape.path("document").asBoolean();
            case "list", "map" -> false;
            default -> true;
        };
    }

    /** A star and a letter; names of shapes have no star. */
    private static String scalar(JsonNode shape) {
        return switch (shape.path("type").asText()) {
            case "integer" -> "*i";
            case "long" -> "*l";
            case "float" -> "*f";
            case "double" -> "*d";
            case "boolean" -> "*b";
            case "timestamp" -> "*t";
            case "blob" -> "*x";
            case "structure" -> "*o";
            default -> "*s";
        };
    }

    private static boolean isException(JsonNode shape) {
        return shape.path("exception").asBoolean();
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String shortName) {
        if (from.hasNonNull(name)) {
            to.set(shortName, from.get(name));
        }
    }

    private static void flag(boolean holds, ObjectNode to, String name) {
        if (holds) {
            to.put(name, 1);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
