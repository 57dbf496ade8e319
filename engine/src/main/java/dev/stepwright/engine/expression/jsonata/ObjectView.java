package dev.stepwright.engine.expression.jsonata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** A JSON object as the library's map, read in place: members are only turned into values when they are looked at. */
final class ObjectView extends AbstractMap<String, Object> {

    private final ObjectNode node;

    ObjectView(ObjectNode node) {
        this.node = node;
    }

    ObjectNode node() {
        return node;
    }

    @Override
    public Object get(Object name) {
        var value = name instanceof String text ? node.get(text) : null;
        return value == null ? null : Values.of(value);
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && node.has(text);
    }

    @Override
    public int size() {
        return node.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                var fields = node.properties().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return fields.hasNext();
                    }

                    @Override
                    public Entry<String, Object> next() {
                        var field = fields.next();
                        return Map.entry(field.getKey(), Values.of(field.getValue()));
                    }
                };
            }

            @Override
            public int size() {
                return node.size();
            }
        };
    }
}
