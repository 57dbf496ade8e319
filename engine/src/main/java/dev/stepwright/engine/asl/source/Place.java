package dev.stepwright.engine.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of a definition and the way that leads to it. */
public final class Place {

    private final Optional<Place> parent;
    private final String name;
    private final int index;
    private final Position key;
    private final Source source;

    private Place(Optional<Place> parent, String name, int index, Position key, Source source) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.key = key;
        this.source = source;
    }

    public static Place root(Source source) {
        return new Place(Optional.empty(), "", -1, source.position(), source);
    }

    public Source source() {
        return source;
    }

    /** The name of the field it is the value of; empty for a root and for items of an array. */
    public String name() {
        return name;
    }

    public Optional<Place> parent() {
        return parent;
    }

    /** Where the value begins. */
    public Position position() {
        return source.position();
    }

    /** Where the name of the field begins, or the value when it is not of a field. */
    public Position key() {
        return key;
    }

    /** As a JSON Pointer (RFC 6901): "" for the root, {@code /States/A/Catch/0/Next}. */
    public String pointer() {
        return parent.map(p -> p.pointer() + "/" + (index >= 0 ? index : name.replace("~", "~0").replace("/", "~1")))
                .orElse("");
    }

    /** As AWS writes it: "/" for the root, {@code /States/A/Catch[0]/Next}. */
    public String location() {
        return parent.isEmpty() ? "/" : locationInside();
    }

    private String locationInside() {
        return parent.map(p -> p.locationInside() + (index >= 0 ? "[" + index + "]" : "/" + name)).orElse("");
    }

    public boolean isMapping() {
        return source instanceof Source.Mapping;
    }

    public boolean isSequence() {
        return source instanceof Source.Sequence;
    }

    public boolean isText() {
        return source instanceof Source.Scalar(_, var json) && json.isTextual();
    }

    public boolean isNull() {
        return source instanceof Source.Scalar(_, var json) && json.isNull();
    }

    /** The text; empty when the value is no text. */
    public String text() {
        return isText() ? json().textValue() : "";
    }

    public JsonNode json() {
        return source.json();
    }

    /** The kind of the value, as messages name it. */
    public String kind() {
        return switch (source) {
            case Source.Mapping _ -> "an object";
            case Source.Sequence _ -> "an array";
            case Source.Scalar(_, var json) -> switch (json.getNodeType()) {
                case STRING -> "a string";
                case NUMBER -> "a number";
                case BOOLEAN -> "a boolean";
                default -> "null";
            };
        };
    }

    public boolean has(String field) {
        return source instanceof Source.Mapping(_, var fields, _, _) && fields.containsKey(field);
    }

    /** The value of a field, when there is one. */
    public Optional<Place> get(String field) {
        return source instanceof Source.Mapping(_, var fields, _, _) ? Optional.ofNullable(fields.get(field))
                .map(found -> of(field, found)) : Optional.empty();
    }

    private Place of(String field, Source.Field found) {
        return new Place(Optional.of(this), field, -1, found.position(), found.value());
    }

    /** All fields in the order of the text; none when this is no object. */
    public List<Place> fields() {
        if (!(source instanceof Source.Mapping(_, var fields, _, _))) {
            return List.of();
        }
        var places = new ArrayList<Place>(fields.size());
        fields.forEach((name, field) -> places.add(of(name, field)));
        return places;
    }

    /** All items; none when this is no array. */
    public List<Place> items() {
        if (!(source instanceof Source.Sequence(_, var items, _, _))) {
            return List.of();
        }
        var places = new ArrayList<Place>(items.size());
        for (var item : items) {
            places.add(new Place(Optional.of(this), "", places.size(), item.position(), item));
        }
        return places;
    }

    /** The value a JSON Pointer leads to from here; as far as it leads, when it leads nowhere. */
    public Place at(String pointer) {
        var place = this;
        for (var step : pointer.split("/")) {
            place = step.isEmpty() ? place : place.step(step.replace("~1", "/").replace("~0", "~"));
        }
        return place;
    }

    private Place step(String step) {
        return switch (source) {
            case Source.Mapping _ -> get(step).orElse(this);
            case Source.Sequence(_, var items, _, _) -> step.matches("\\d{1,9}") && Integer.parseInt(step) < items.size()
                    ? items().get(Integer.parseInt(step)) : this;
            case Source.Scalar _ -> this;
        };
    }

    @Override
    public String toString() {
        return location();
    }
}
