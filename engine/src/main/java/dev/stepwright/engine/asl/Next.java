package dev.stepwright.engine.asl;

/** Where a state leads: to another state of its workflow, or to the workflow's end ({@code "End": true}). */
public sealed interface Next {

    record To(String state) implements Next {
    }

    record End() implements Next {
    }
}
