package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Alias.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Versions and aliases as the document they are stored in. */
final class PublishedJson {

    private PublishedJson() {
    }

    static String write(Published published) {
        var json = JsonNodeFactory.instance.objectNode().put("machine", published.machine().toString()).put("last", published.last());
        var versions = json.putArray("versions");
        published.versions().forEach(version -> describe(versions.addObject().put("number", version.number())
                .put("revision", version.revision()).put("created", version.created().toString()), version.descriptionKey()));
        var aliases = json.putArray("aliases");
        published.aliases().forEach(alias -> {
            var object = describe(aliases.addObject().put("name", alias.name()).put("created", alias.created().toString())
                    .put("updated", alias.updated().toString()), alias.descriptionKey());
            var routes = object.putArray("routes");
            alias.routes().forEach(route -> routes.addObject().put("version", route.version()).put("weight", route.weight()));
        });
        return Json.write(json);
    }

    private static ObjectNode describe(ObjectNode json, Optional<String> descriptionKey) {
        descriptionKey.ifPresent(key -> json.put("description", key));
        return json;
    }

    static Published read(String text) {
        var json = Json.parse(text);
        return new Published(instant(json, "machine"), json.path("last").longValue(),
                list(json.path("versions"), version -> new Version(version.path("number").longValue(),
                        version.path("revision").textValue(), instant(version, "created"), description(version))),
                list(json.path("aliases"), alias -> new Alias(alias.path("name").textValue(), description(alias),
                        list(alias.path("routes"), route -> new Route(route.path("version").longValue(), route.path("weight").intValue())),
                        instant(alias, "created"), instant(alias, "updated"))));
    }

    private static Optional<String> description(JsonNode json) {
        return Optional.ofNullable(json.path("description").textValue());
    }

    private static Instant instant(JsonNode json, String member) {
        return Instant.parse(json.path(member).textValue());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false).map(element).toList();
    }
}
