package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.infra.box.Template.Resource;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The template with every reference replaced by what it means in the box. */
final class Stack {

    private final Template template;
    private final Identities identities;
    private final Intrinsics intrinsics;

    /** @param queues endpoint of the queue server */
    Stack(Template template, URI queues) {
        this.template = template;
        this.identities = new Identities(template, queues, this::resolved);
        this.intrinsics = new Intrinsics(identities::of);
    }

    List<Resource> of(String type) {
        return template.resources().values().stream().filter(resource -> resource.type().equals(type)).map(this::resolved).toList();
    }

    Stream<String> types() {
        return template.resources().values().stream().map(Resource::type).distinct();
    }

    String ref(Resource resource) {
        return identities.of(resource.id()).ref();
    }

    String arn(Resource resource) {
        return identities.of(resource.id()).attributes().get("Arn");
    }

    String output(String name) {
        return intrinsics.resolve(template.outputs().path(name).path("Value")).asText();
    }

    private Resource resolved(Resource resource) {
        JsonNode properties = intrinsics.resolve(resource.properties());
        return new Resource(resource.id(), resource.type(), properties);
    }
}
