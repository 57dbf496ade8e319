package dev.stepwright.engine.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a definition and the way that leads to it. What is in it is made when it is first asked for: one thread reads a definition. */
public final class Place {

    /** So many fields are looked through by the name faster than a hash is. */
    private static final int FEW = 16;
    private static final Place[] NONE = {};

    /** Null of a root. */
    private final Place parent;
    private final String name;
    private final int index;
    private final Position key;
    private final Source source;
    /** Its fields, or its items. */
    private Place[] inner;
    private Map<String, Place> byName;

    private Place(Place parent, String name, int index, Position key, Source source) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.key = key;
        this.source = source;
    }

    public static Place root(Source source) {
        return new Place(null, "", -1, source.position(), source);
    }

    public Source source() {
        return source;
    }

    /** The name of the field it is the value of; empty for a root and for items of an array. */
    public String name() {
        return name;
    }

    public Optional<Place> parent() {
        return Optional.ofNullable(parent);
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
        return parent == null ? "" : parent.pointer() + "/" + (index >= 0 ? index : name.replace("~", "~0").replace("/", "~1"));
    }

    /** As AWS writes it: "/" for the root, {@code /States/A/Catch[0]/Next}. */
    public String location() {
        return parent == null ? "/" : locationInside();
    }

    private String locationInside() {
        return parent == null ? "" : parent.locationInside() + (index >= 0 ? "[" + index + "]" : "/" + name);
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
        return find(field) != null;
    }

    /** The value of a field, when there is one. */
    public Optional<Place> get(String field) {
        return Optional.ofNullable(find(field));
    }

    private Place find(String field) {
        if (!isMapping()) {
            return null;
        }
        var all = inner();
        if (all.length > FEW) {
            return byName(all).get(field);
        }
        for (var place : all) {
            if (place.name.equals(field)) {
                return place;
            }
        }
        return null;
    }

    private Map<String, Place> byName(Place[] all) {
        if (byName == null) {
            byName = HashMap.newHashMap(all.length);
            for (var place : all) {
                byName.put(place.name, place);
            }
        }
        return byName;
    }

    private Place[] inner() {
        if (inner == null) {
            inner = switch (source) {
                case Source.Mapping mapping -> fieldsOf(mapping);
                case Source.Sequence sequence -> itemsOf(sequence);
                case Source.Scalar _ -> NONE;
            };
        }
        return inner;
    }

    private Place[] fieldsOf(Source.Mapping mapping) {
        var places = new ArrayList<Place>(mapping.fields().size());
        mapping.fields().forEach((field, found) -> places.add(new Place(this, field, -1, found.position(), found.value())));
        return places.toArray(NONE);
    }

    private Place[] itemsOf(Source.Sequence sequence) {
        var places = new ArrayList<Place>(sequence.items().size());
        for (var item : sequence.items()) {
            places.add(new Place(this, "", places.size(), item.position(), item));
        }
        return places.toArray(NONE);
    }

    /** All fields in the order of the text; none when this is no object. */
    public List<Place> fields() {
        return isMapping() ? Collections.unmodifiableList(Arrays.asList(inner())) : List.of();
    }

    /** All items; none when this is no array. */
    public List<Place> items() {
        return isSequence() ? Collections.unmodifiableList(Arrays.asList(inner())) : List.of();
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
            case Source.Sequence _ -> step.matches("\\d{1,9}") && Integer.parseInt(step) < items().size()
                    ? items().get(Integer.parseInt(step)) : this;
            case Source.Scalar _ -> this;
        };
    }

    @Override
    public String toString() {
        return location();
    }
}
