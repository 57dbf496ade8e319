package dev.stepwright.engine.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;

/** A value of a definition together with where it stands. A YAML alias makes the same subtree occur at several places. */
public sealed interface Source {

    /** Where the value begins. */
    Position position();

    /** The value itself. */
    JsonNode json();

    /** How many values there are in it, itself included; aliases count every time. */
    long size();

    /** How many objects and arrays are in each other, itself included; those of aliases count where they are repeated. */
    int depth();

    private static int depth(Collection<Source> inner) {
        var most = 0;
        for (var source : inner) {
            most = Math.max(most, source.depth());
        }
        return 1 + most;
    }

    private static long size(Collection<Source> inner) {
        var size = 1L;
        for (var source : inner) {
            size += source.size();
        }
        return size;
    }

    /** @param fields in the order of the text */
    record Mapping(Position position, SequencedMap<String, Field> fields, long size, int depth) implements Source {

        public static Mapping of(Position position, SequencedMap<String, Field> fields) {
            var values = new ArrayList<Source>(fields.size());
            fields.values().forEach(field -> values.add(field.value()));
            return new Mapping(position, fields, Source.size(values), Source.depth(values));
        }

        @Override
        public JsonNode json() {
            var node = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, field) -> node.set(name, field.value().json()));
            return node;
        }
    }

    /** A field of a mapping. */
    record Field(Position position, Source value) {
    }

    record Sequence(Position position, List<Source> items, long size, int depth) implements Source {

        public static Sequence of(Position position, List<Source> items) {
            return new Sequence(position, List.copyOf(items), Source.size(items), Source.depth(items));
        }

        @Override
        public JsonNode json() {
            var node = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> node.add(item.json()));
            return node;
        }
    }

    /** A text, number, boolean or null. */
    record Scalar(Position position, JsonNode json) implements Source {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public int depth() {
            return 0;
        }
    }
}
