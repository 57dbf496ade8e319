package dev.stepwright.engine.journal.port;

import java.util.Collection;

/** Large documents, named by the SHA-256 of their bytes in lower-case hex. */
public interface PayloadStore {

    /** Stores the bytes under their hash; once there, they stay as they are. */
    void put(String sha256, byte[] bytes);

    /**
     * Keeps one that is there as long as one that is put now; one that is not stays away. A store that deletes nothing has nothing to
     * do.
     */
    default void renew(String sha256) {
    }

    /** Renews each of them: a store that is asked over a network does so side by side. */
    default void renewAll(Collection<String> hashes) {
        hashes.forEach(this::renew);
    }

    /** Throws {@link dev.stepwright.engine.registry.StoreUnavailable} when they cannot be had. */
    byte[] get(String sha256);
}
