package dev.stepwright.engine.journal.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.registry.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link PayloadStore} does. */
public abstract class PayloadStoreContract {

    protected abstract PayloadStore store();

    @Test
    void whatIsPutIsGot() {
        var bytes = ("{\"id\":\"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        store().put(sha256(bytes), bytes);
        assertThat(store().get(sha256(bytes))).isEqualTo(bytes);
    }

    @Test
    void megabytesAreKept() {
        var bytes = new byte[6_000_000];
        new Random().nextBytes(bytes);
        store().put(sha256(bytes), bytes);
        assertThat(store().get(sha256(bytes))).isEqualTo(bytes);
    }

    @Test
    void theSameIsPutAgainAndAtOnce() {
        var bytes = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        var hash = sha256(bytes);
        var puts = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 8; i++) {
            puts.add(() -> {
                store().put(hash, bytes);
                return java.util.Arrays.equals(store().get(hash), bytes);
            });
        }
        assertThat(JournalFixture.atOnce(puts)).containsOnly(true);
    }

    @Test
    void whatIsNotThereCannotBeHad() {
        var hash = sha256(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> store().get(hash)).isInstanceOf(StoreUnavailable.class).hasMessageContaining(hash);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
