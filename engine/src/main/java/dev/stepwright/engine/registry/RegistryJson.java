package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.expression.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Machines and revisions as the documents they are stored in. */
final class RegistryJson {

    private RegistryJson() {
    }

    static String write(Machine machine) {
        var json = object().put("arn", machine.arn()).put("created", machine.created().toString());
        var tags = json.putObject("tags");
        machine.tags().forEach(tags::put);
        json.set("current", tree(machine.current()));
        if (machine.isDeleting()) {
            json.put("deleting", true);
        }
        machine.firstVersion().ifPresent(first -> {
            var version = json.putObject("firstVersion");
            first.description().ifPresent(description -> version.put("description", description));
        });
        return Json.write(json);
    }

    static String write(Revision revision) {
        return Json.write(tree(revision));
    }

    static Machine machine(String text) {
        var json = Json.parse(text);
        var tags = new LinkedHashMap<String, String>();
        json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().textValue()));
        return new Machine(text(json, "arn"), Instant.parse(text(json, "created")), Map.copyOf(tags),
                revision(json.path("current")), json.path("deleting").booleanValue(),
                Optional.ofNullable(json.get("firstVersion")).map(version ->
                        new FirstVersion(Optional.ofNullable(version.path("description").textValue()))));
    }

    static Revision revision(String text) {
        return revision(Json.parse(text));
    }

    private static Revision revision(JsonNode json) {
        return new Revision(text(json, "stateMachineArn"), text(json, "name"), MachineType.valueOf(text(json, "type")),
                text(json, "id"), json.path("initial").booleanValue(), text(json, "definitionHash"), text(json, "roleArn"),
                logging(json.path("logging")), json.path("tracing").booleanValue(), Instant.parse(text(json, "updated")));
    }

    private static Logging logging(JsonNode json) {
        return new Logging(text(json, "level"), json.path("includeExecutionData").booleanValue(),
                Optional.ofNullable(json.path("logGroupArn").textValue()));
    }

    private static ObjectNode tree(Revision revision) {
        var json = object().put("stateMachineArn", revision.stateMachineArn()).put("name", revision.name())
                .put("type", revision.type().name()).put("id", revision.id()).put("initial", revision.initial())
                .put("definitionHash", revision.definitionHash()).put("roleArn", revision.roleArn())
                .put("tracing", revision.tracing()).put("updated", revision.updated().toString());
        var logging = json.putObject("logging").put("level", revision.logging().level())
                .put("includeExecutionData", revision.logging().includeExecutionData());
        revision.logging().logGroupArn().ifPresent(arn -> logging.put("logGroupArn", arn));
        return json;
    }

    private static String text(JsonNode json, String member) {
        var text = json.path(member).textValue();
        if (text == null) {
            throw new IllegalStateException("Expected text at '" + member + "' of a registry document, found "
                    + json.path(member).getNodeType());
        }
        return text;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
