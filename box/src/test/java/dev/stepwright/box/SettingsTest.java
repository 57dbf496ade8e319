package dev.stepwright.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void hasADefaultForEverything() {
        assertThat(Settings.parse()).isEqualTo(new Settings(0, Optional.empty(), "us-east-1", "000000000000"));
    }

    @Test
    void readsEveryFlag() {
        var settings = Settings.parse("--account", "123456789012", "--port", "9324", "--region", "eu-west-1");
        assertThat(settings).isEqualTo(new Settings(9324, Optional.empty(), "eu-west-1", "123456789012"));
        assertThat(Settings.parse("--folder", "data").folder()).hasValueSatisfying(f -> assertThat(f).isAbsolute());
    }

    @Test
    void saysWhatItExpected() {
        refused("expected one of --port, --folder, --region, --account, found --prot", "--prot", "1");
        refused("--port: expected a value, found none", "--port");
        refused("--port: expected at most 65535, found 65536", "--port", "65536");
        refused("found 'many'", "--port", "many");
        refused("--account: expected text that matches [0-9]{12}, found '12'", "--account", "12");
    }

    private static void refused(String message, String... arguments) {
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.parse(arguments)).withMessageContaining(message);
    }
}
