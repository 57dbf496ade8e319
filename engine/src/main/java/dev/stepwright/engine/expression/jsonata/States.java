package dev.stepwright.engine.expression.jsonata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The reserved variable {@code $states}, with no more parts than an expression can look at. */
final class States {

    private States() {
    }

    static Map<String, Object> of(Set<StatesPart> parts, JsonataScope scope) {
        var states = new LinkedHashMap<String, Object>();
        for (var part : StatesPart.values()) {
            var value = parts.contains(part) ? scope.states(part) : null;
            if (value != null) {
                states.put(part.field(), Values.of(value));
            }
        }
        return states;
    }
}
