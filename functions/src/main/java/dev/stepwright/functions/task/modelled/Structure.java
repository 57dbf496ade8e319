package dev.stepwright.functions.task.modelled;

import java.util.Arrays;
import software.amazon.awssdk.utils.builder.Buildable;

/** A structure within a request or an answer, and its own builder. */
record Structure(Form form, Object[] values) implements Values, Buildable {

    Structure(Form form) {
        this(form, new Object[form.fields().size()]);
    }

    @Override
    public Structure build() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Structure(var otherForm, var otherValues) && form == otherForm && Arrays.deepEquals(values, otherValues);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /** Members may be secrets. */
    @Override
    public String toString() {
        return shape();
    }
}
