package dev.stepwright.functions.aws;

import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what a service refused, which callers handle, from what it could not do, which nobody here can. */
final class Availability {

    private Availability() {
    }

    /**
     * Throttling, time-outs, broken connections, 5xx: the SDK has tried again, now the queue does. Also refusals that only an
     * operator can mend (a permission, a key that is disabled): the execution stands untouched until it is mended.
     */
    static <T> T guard(String service, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw unavailable(service, e);
        }
    }

    static StoreUnavailable unavailable(String service, SdkException e) {
        return new StoreUnavailable(service + " is unavailable: " + e.getMessage(), e);
    }
}
