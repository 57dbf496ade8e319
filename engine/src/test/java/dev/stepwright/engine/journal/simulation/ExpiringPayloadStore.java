package dev.stepwright.engine.journal.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payloads in memory that are deleted, late, when nobody put or renewed them for so long. */
final class ExpiringPayloadStore extends SimulatedPayloadStore {

    private final InstantSource clock;
    private final Duration life;
    private final boolean renews;
    private final Map<String, Instant> renewed = new HashMap<>();

    /** @param renews false: whoever asks is told that it was */
    ExpiringPayloadStore(InstantSource clock, Duration life, boolean renews) {
        this.clock = clock;
        this.life = life;
        this.renews = renews;
    }

    @Override
    public void put(String sha256, byte[] bytes) {
        super.put(sha256, bytes);
        renewed.put(sha256, clock.instant());
    }

    @Override
    public void renew(String sha256) {
        if (renews) {
            renewed.computeIfPresent(sha256, (_, _) -> clock.instant());
        }
    }

    List<String> expired() {
        return renewed.keySet().stream().filter(sha256 -> renewed.get(sha256).plus(life).isBefore(clock.instant())).sorted().toList();
    }

    @Override
    void vanish(String sha256) {
        super.vanish(sha256);
        renewed.remove(sha256);
    }
}
