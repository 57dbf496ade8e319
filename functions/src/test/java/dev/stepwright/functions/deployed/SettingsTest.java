package dev.stepwright.functions.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.functions.Catalogue.Variable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void whatMustBeSetIsEnough() {
        var settings = Settings.of(required());
        assertThat(settings.executionsTable()).isEqualTo("the EXECUTIONS_TABLE");
        assertThat(settings.region()).isEqualTo("eu-central-1");
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.longestExecution()).isEqualTo(Duration.ofDays(365));
        assertThat(settings.offloadBytes()).isEmpty();
        assertThat(settings.conduct()).isEqualTo(Conduct.USUAL);
        assertThat(settings.tokenSecret()).isEmpty();
    }

    @Test
    void whatMayBeSetIsRead() {
        var environment = required();
        environment.put("STEPWRIGHT_RETENTION_DAYS", "7");
        environment.put("STEPWRIGHT_OFFLOAD_BYTES", "4096");
        environment.put("STEPWRIGHT_LIMITS", "large");
        environment.put("STEPWRIGHT_RUN_AHEAD", "20");
        environment.put("STEPWRIGHT_TOKEN_SECRET", "arn:secret");
        var settings = Settings.of(environment);
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.offloadBytes()).hasValue(4096);
        assertThat(settings.conduct()).isEqualTo(new Conduct(true, 20));
        assertThat(settings.tokenSecret()).contains("arn:secret");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var environment = required();
        environment.remove("STEPWRIGHT_STEP_QUEUE_URL");
        environment.put("STEPWRIGHT_PAYLOAD_BUCKET", " ");
        environment.put("STEPWRIGHT_RETENTION_DAYS", "0");
        environment.put("STEPWRIGHT_LIMITS", "huge");
        assertThatThrownBy(() -> Settings.of(environment)).hasMessage("Environment: expected STEPWRIGHT_STEP_QUEUE_URL, found none; "
                + "expected STEPWRIGHT_PAYLOAD_BUCKET, found none; "
                + "expected STEPWRIGHT_RETENTION_DAYS to be a whole number from 1 to 999999999, found 0; "
                + "expected STEPWRIGHT_LIMITS to be strict or large, found huge");
    }

    private static Map<String, String> required() {
        var environment = new HashMap<String, String>();
        for (var variable : Variable.values()) {
            if (variable.required()) {
                environment.put(variable.key(), "the " + variable.name());
            }
        }
        environment.put("AWS_REGION", "eu-central-1");
        return environment;
    }
}
