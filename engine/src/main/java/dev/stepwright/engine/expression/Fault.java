package dev.stepwright.engine.expression;

/**
 * Something wrong in a payload template.
 *
 * @param pointer where it stands, as a JSON Pointer (RFC 6901) into the template: "" is the template itself
 * @param message what is wrong, in AWS's words where they are known; names the field, not the place
 */
public record Fault(String pointer, String message) {

    /** The pointer of the object that holds the faulty field: the place that AWS names. */
    public String container() {
        return pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
