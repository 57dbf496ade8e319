package dev.stepwright.engine.api.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a request, which {@link Member#check} has found right: text where text must be, and so on. */
public record Arguments(JsonNode json) {

    /** A member that must be there. */
    public String text(String name) {
        return json.path(name).textValue();
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    public boolean flag(String name, boolean otherwise) {
        return json.path(name).asBoolean(otherwise);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return has(name) ? Optional.of(json.path(name).booleanValue()) : Optional.empty();
    }

    public Optional<Integer> optionalNumber(String name) {
        return has(name) ? Optional.of(json.path(name).intValue()) : Optional.empty();
    }

    /** A page's size: where it is absent or 0, the default applies (API reference, maxResults). */
    public int pageSize(int otherwise) {
        var asked = json.path("maxResults").intValue();
        return asked == 0 ? otherwise : asked;
    }

    /** A number that must be there. */
    public int number(String name) {
        return json.path(name).intValue();
    }

    public Optional<Arguments> structure(String name) {
        return has(name) ? Optional.of(new Arguments(json.path(name))) : Optional.empty();
    }

    public List<Arguments> listing(String name) {
        var elements = new ArrayList<Arguments>();
        json.path(name).forEach(element -> elements.add(new Arguments(element)));
        return elements;
    }

    public List<String> texts(String name) {
        var elements = new ArrayList<String>();
        json.path(name).forEach(element -> elements.add(element.asText()));
        return elements;
    }

    public boolean has(String name) {
        return json.hasNonNull(name);
    }
}
