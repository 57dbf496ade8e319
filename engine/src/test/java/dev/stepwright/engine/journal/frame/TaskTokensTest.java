package dev.stepwright.engine.journal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.record.FrameName;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TaskTokensTest {

    private final TaskTokens tokens = new TaskTokens(new byte[32]);
    private final TaskTokens.Named named = new TaskTokens.Named("arn:aws:states:us-east-1:0:execution:m:n",
            FrameName.ROOT.child(7, 3), 12);

    @Test
    void namesItsAttempt() {
        assertThat(tokens.open(tokens.mint(named, 1, 2))).contains(named);
    }

    @Test
    void isUrlSafeAndShort() {
        assertThat(tokens.mint(named, -1, Long.MIN_VALUE)).matches("[A-Za-z0-9_-]{50,2048}");
    }

    @Test
    void anyChangedBitMakesItWorthless() {
        var bytes = Base64.getUrlDecoder().decode(tokens.mint(named, 1, 2));
        for (var i = 0; i < bytes.length; i++) {
            var forged = bytes.clone();
            forged[i] ^= 1;
            assertThat(tokens.open(Base64.getUrlEncoder().withoutPadding().encodeToString(forged))).isEmpty();
        }
    }

    @Test
    void rubbishIsNoToken() {
        assertThat(tokens.open("")).isEmpty();
        assertThat(tokens.open("not/base64url!")).isEmpty();
        assertThat(tokens.open("A".repeat(3_000))).isEmpty();
    }

    @Test
    void anotherDeploymentsTokenIsWorthless() {
        var other = new byte[32];
        other[0] = 1;

        assertThat(new TaskTokens(other).open(tokens.mint(named, 1, 2))).isEmpty();
    }

    @Test
    void itsHashMatchesItAlone() {
        var token = tokens.mint(named, 1, 2);

        assertThat(TaskTokens.matches(token, TaskTokens.hash(token))).isTrue();
        assertThat(TaskTokens.matches(tokens.mint(named, 1, 3), TaskTokens.hash(token))).isFalse();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new TaskTokens(new byte[16])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bytes, expected 32");
    }
}
