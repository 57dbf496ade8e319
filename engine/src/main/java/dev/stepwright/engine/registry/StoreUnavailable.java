package dev.stepwright.engine.registry;

/**
 * Infrastructure did not answer, throttled, or failed: nothing is known about the call. Whoever drives the step gives its
 * message back to the queue; the API answers that the service is unavailable.
 */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
