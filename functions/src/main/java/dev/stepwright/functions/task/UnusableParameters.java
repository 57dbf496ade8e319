package dev.stepwright.functions.task;

import java.util.List;

/** The parameters of a call do not fit what the service takes. */
public final class UnusableParameters extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** @param faults a sentence each, without a full stop */
    UnusableParameters(List<String> faults) {
        super(String.join(", ", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
