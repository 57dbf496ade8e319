package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Payloads in memory. */
public class SimulatedPayloadStore implements PayloadStore {

    private final Map<String, byte[]> payloads = new ConcurrentHashMap<>();

    @Override
    public void put(String sha256, byte[] bytes) {
        payloads.putIfAbsent(sha256, bytes.clone());
    }

    @Override
    public byte[] get(String sha256) {
        var bytes = payloads.get(sha256);
        if (bytes == null) {
            throw new StoreUnavailable("no payload " + sha256, null);
        }
        return bytes.clone();
    }

    void vanish(String sha256) {
        payloads.remove(sha256);
    }
}
