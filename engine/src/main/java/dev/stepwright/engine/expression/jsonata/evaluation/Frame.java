package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Run;
import java.util.Arrays;

/** The variables of a block, of a call or of an item, inside of others. Names are interned: they are told apart by identity. */
final class Frame {

    private static final String[] NO_NAMES = {};
    private static final JsonNode[] NO_VALUES = {};
    private static final int HOPS_A_UNIT = 16;

    final Run run;
    final Surroundings surroundings;
    private final Frame outer;
    private String[] names = NO_NAMES;
    private JsonNode[] values = NO_VALUES;
    private int size;

    Frame(Run run, Surroundings surroundings) {
        this.run = run;
        this.surroundings = surroundings;
        this.outer = null;
    }

    Frame(Frame outer) {
        this.run = outer.run;
        this.surroundings = outer.surroundings;
        this.outer = outer;
    }

    /** @param value null when it is undefined, which hides what the name means outside */
    void bind(String name, JsonNode value) {
        for (var i = 0; i < size; i++) {
            if (names[i] == name) {
                values[i] = value;
                return;
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size == 0 ? 2 : 2 * size);
            values = Arrays.copyOf(values, names.length);
        }
        names[size] = name;
        values[size++] = value;
    }

    /** The value that is bound, or the other when none is. */
    JsonNode lookup(String name, JsonNode otherwise) {
        var hops = 0;
        for (var frame = this; frame != null; frame = frame.outer) {
            for (var i = 0; i < frame.size; i++) {
                if (frame.names[i] == name) {
                    return frame.values[i];
                }
            }
            if (++hops % HOPS_A_UNIT == 0) {
                run.spend(1);
            }
        }
        return otherwise;
    }
}
