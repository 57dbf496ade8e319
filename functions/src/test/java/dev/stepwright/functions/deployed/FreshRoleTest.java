package dev.stepwright.functions.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class FreshRoleTest {

    private final FreshRole role = new FreshRole(3, Duration.ofMillis(1));
    private int asked;

    @Test
    void whatIsRefusedAtFirstIsAskedForAgain() {
        assertThat(role.read(() -> refusedUntil(3))).isEqualTo("secret");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void whatStaysRefusedIsGivenUpWithTheServicesAnswer() {
        assertThatThrownBy(() -> role.read(() -> refusedUntil(4))).isInstanceOf(SecretsManagerException.class).hasMessageContaining("denied");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void aFaultOfOurOwnIsToldAtOnce() {
        assertThatThrownBy(() -> role.read(() -> {
            asked++;
            throw new IllegalStateException("short");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(asked).isEqualTo(1);
    }

    private String refusedUntil(int last) {
        if (++asked < last) {
            throw SecretsManagerException.builder().message("denied").statusCode(400).build();
        }
        return "secret";
    }
}
