package dev.stepwright.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.registry.Documents.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Documents} does. The store may be shared: tests draw fresh collections. */
public abstract class DocumentsContract {

    private final String collection = "c-" + UUID.randomUUID();

    protected abstract Documents documents();

    @Test
    void aDocumentIsCreatedOnce() {
        assertThat(documents().get(collection, "a")).isEmpty();
        assertThat(documents().put(document("a", 1, "{\"x\":1}"))).isTrue();
        assertThat(documents().put(document("a", 1, "{\"x\":2}"))).isFalse();
        assertThat(documents().get(collection, "a")).contains(document("a", 1, "{\"x\":1}"));
        assertThat(documents().get(collection + "x", "a")).isEmpty();
    }

    @Test
    void aChangeNamesTheVersionItChanges() {
        assertThat(documents().put(document("a", 2, "{}"))).as("nothing to change").isFalse();
        documents().put(document("a", 1, "{}"));
        assertThat(documents().put(document("a", 3, "{}"))).isFalse();
        assertThat(documents().put(document("a", 2, "{\"x\":2}"))).isTrue();
        assertThat(documents().put(document("a", 2, "{\"x\":3}"))).isFalse();
        assertThat(documents().get(collection, "a")).contains(document("a", 2, "{\"x\":2}"));
    }

    @Test
    void aDeletionNamesTheVersionItDeletes() {
        assertThat(documents().delete(collection, "a", 1)).isFalse();
        documents().put(document("a", 1, "{}"));
        assertThat(documents().delete(collection, "a", 2)).isFalse();
        assertThat(documents().delete(collection, "a", 1)).isTrue();
        assertThat(documents().get(collection, "a")).isEmpty();
        assertThat(documents().put(document("a", 1, "{}"))).as("anew").isTrue();
    }

    @Test
    void ofManyChangesToAVersionOneHappens() throws Exception {
        documents().put(document("a", 1, "{}"));
        var changes = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 8; i++) {
            var change = document("a", 2, "{\"i\":" + i + "}");
            changes.add(() -> documents().put(change));
        }
        var done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> answer : threads.invokeAll(changes)) {
                done += answer.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void textIsKeptAsItIs() {
        var text = "{\"k\":\"" + "ä€😀\\n".repeat(30_000) + "\"}";
        var key = "k/ü:" + "x".repeat(990);
        documents().put(document(key, 1, text));
        assertThat(documents().get(collection, key)).contains(document(key, 1, text));
    }

    @Test
    void aListIsInKeyOrder() {
        var keys = List.of("a", "a:1", "a:10", "a:2", "aa", "b", "z", "ä", "😀");
        keys.reversed().forEach(key -> documents().put(document(key, 1, "{}")));
        for (var limit : List.of(1, 4, 9, 100)) {
            assertThat(listed("", limit)).as("limit %d", limit).containsExactlyElementsOf(keys);
        }
        assertThat(listed("a:", 2)).containsExactly("a:1", "a:10", "a:2");
        assertThat(listed("%", 2)).isEmpty();
        assertThat(listed("A", 2)).as("case matters").isEmpty();
    }

    private Document document(String key, long version, String json) {
        return new Document(collection, key, version, json);
    }

    private List<String> listed(String prefix, int limit) {
        var keys = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        for (var pages = 0; pages < 100; pages++) {
            var page = documents().list(collection, prefix, limit, cursor);
            assertThat(page.documents()).hasSizeLessThanOrEqualTo(limit);
            page.documents().forEach(document -> keys.add(document.key()));
            cursor = page.cursor();
            if (cursor.isEmpty()) {
                return keys;
            }
        }
        throw new AssertionError("the cursor never ends");
    }
}
