package dev.stepwright.engine.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Documents in memory. */
public class DocumentsInMemory implements Documents {

    private record Id(String collection, String key) {
    }

    private static final Comparator<String> UTF8 = (a, b) -> Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final Map<Id, Document> documents = new ConcurrentHashMap<>();

    @Override
    public Optional<Document> get(String collection, String key) {
        return Optional.ofNullable(documents.get(new Id(collection, key)));
    }

    @Override
    public boolean put(Document document) {
        var stored = documents.compute(new Id(document.collection(), document.key()), (id, before) -> {
            var version = before == null ? 0 : before.version();
            return document.version() == version + 1 ? document : before;
        });
        return stored == document;
    }

    @Override
    public boolean delete(String collection, String key, long version) {
        var id = new Id(collection, key);
        var before = documents.get(id);
        return before != null && before.version() == version && documents.remove(id, before);
    }

    @Override
    public Page list(String collection, String keyPrefix, int limit, Optional<String> cursor) {
        var found = documents.values().stream()
                .filter(d -> d.collection().equals(collection) && d.key().startsWith(keyPrefix))
                .filter(d -> cursor.isEmpty() || UTF8.compare(d.key(), cursor.get()) > 0)
                .sorted(Comparator.comparing(Document::key, UTF8)).toList();
        var page = found.stream().limit(limit).toList();
        return new Page(page, found.size() > limit ? Optional.of(page.getLast().key()) : Optional.empty());
    }
}
