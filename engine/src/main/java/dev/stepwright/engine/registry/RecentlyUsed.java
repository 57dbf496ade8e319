package dev.stepwright.engine.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A bounded cache that forgets what was not asked for the longest. Safe for many threads. */
final class RecentlyUsed<K, V> {

    private final Map<K, V> entries;

    RecentlyUsed(int capacity) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized V put(K key, V value) {
        entries.put(key, value);
        return value;
    }
}
