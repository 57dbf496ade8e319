package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void defaultsAreSafe() {
        var settings = Settings.read(_ -> null);
        assertThat(settings.wire()).isEqualTo(Settings.Wire.IAM);
        assertThat(settings.callbacks()).isEqualTo(Settings.Callbacks.IAM);
        assertThat(settings.limits()).isEqualTo(Settings.Limits.STRICT);
        assertThat(settings.runAhead()).isZero();
        assertThat(settings.reservedConcurrency()).isEmpty();
        assertThat(settings.exampleRule()).isEmpty();
    }

    @Test
    void numbersComeAsTextFromTheCommandLineAndAsNumbersFromAFile() {
        assertThat(Settings.read(Map.of("stepwright:retentionDays", "7")::get).retentionDays()).isEqualTo(7);
        assertThat(Settings.read(Map.of("stepwright:retentionDays", 7)::get).retentionDays()).isEqualTo(7);
        assertThat(Settings.read(Map.of("stepwright:retentionDays", 7.0)::get).retentionDays()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "retentionDays    | soon | expected a whole number from 1 to 3650, found soon",
        "retentionDays    | 0    | expected a whole number from 1 to 3650, found 0",
        "stepConcurrency  | 1    | expected a whole number from 2 to 1000, found 1",
        "logRetentionDays | 31   | expected one of [1, 3, 5, 7, 14, 30",
        "limits           | huge | expected one of [strict, large], found huge",
        "runAhead         | 1001 | expected a whole number from 0 to 1000, found 1001",
        "wire             | open | expected one of [iam, off], found open",
        "exampleRule.stateMachine | arn | context stepwright:exampleRule.source: expected text, found nothing",
    })
    void faultsNameTheKeyWhatWasExpectedAndWhatWasFound(String key, String value, String message) {
        assertThatThrownBy(() -> Settings.read(Map.of("stepwright:" + key, value)::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("context stepwright:").hasMessageContaining(message);
    }
}
