package dev.stepwright.engine.registry;

import java.util.List;
import java.util.Optional;

/**
 * A store of small JSON documents with optimistic concurrency, the port behind the registry. Reads are strongly
 * consistent. Any call may throw {@link dev.stepwright.engine.registry.StoreUnavailable}; a write may then have happened.
 */
public interface Documents {

    /**
     * @param collection such as {@code machines}
     * @param key        unique in the collection, at most 1,000 characters
     * @param version    1 for a new document, one more with each change
     * @param json       at most 350,000 bytes of UTF-8
     */
    record Document(String collection, String key, long version, String json) {
    }

    /** @param cursor where the next page begins; empty at the end */
    public record Page(List<Document> documents, Optional<String> cursor) {
    }

    Optional<Document> get(String collection, String key);

    /** Stores the document if the stored one has the version before it (none, for version 1); says whether it did. */
    boolean put(Document document);

    /** Removes the document if it has that version; says whether it did. */
    boolean delete(String collection, String key, long version);

    /** Documents of a collection whose key starts with the prefix, in key order (UTF-8 bytes). */
    Page list(String collection, String keyPrefix, int limit, Optional<String> cursor);
}
