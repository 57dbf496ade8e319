package dev.stepwright.functions.task.modelled;

/** A request, an answer or a structure in one, which knows its name in the service's model. */
public interface Shaped {

    /** The name of its shape: {@code AttributeValue}. */
    String shape();
}
