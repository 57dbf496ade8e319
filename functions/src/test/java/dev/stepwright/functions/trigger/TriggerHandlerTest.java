package dev.stepwright.functions.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.api.ApiFixture;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.expression.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerHandlerTest {

    private static final String MACHINE = ApiFixture.PREFIX + "stateMachine:m";
    private final ApiFixture fixture = new ApiFixture();
    private final TriggerHandler trigger = new TriggerHandler(fixture.api);

    @BeforeEach
    void aMachine() throws IOException {
        fixture.api.call("CreateStateMachine", Json.mapper().readTree("{\"name\":\"m\",\"roleArn\":\"arn:aws:iam::123456789012:role/r\","
                + "\"definition\":" + ApiFixture.DEFINITION + "}"));
    }

    @Test
    void theInputStartsAnExecutionOfThatName() throws IOException {
        assertThat(trigger("{\"stateMachineArn\":\"" + MACHINE + "\",\"name\":\"n\",\"input\":{\"a\":1.0}}"))
                .contains(ApiFixture.PREFIX + "execution:m:n");
        assertThat(input("n")).isEqualTo("{\"a\":1.0}");
    }

    @Test
    void anEventIsItsOwnInputAndName() throws IOException {
        trigger("{\"stateMachineArn\":\"" + MACHINE + "\",\"event\":{\"id\":\"e-1\",\"detail\":{}}}");
        assertThat(input("e-1")).isEqualTo("{\"id\":\"e-1\",\"detail\":{}}");
    }

    @Test
    void anEventThatIsDeliveredAgainStartsNothing() throws IOException {
        trigger("{\"stateMachineArn\":\"" + MACHINE + "\",\"name\":\"n\",\"input\":{}}");
        assertThat(trigger("{\"stateMachineArn\":\"" + MACHINE + "\",\"name\":\"n\",\"input\":{\"other\":1}}"))
                .isEqualTo("{\"executionArn\":\"" + ApiFixture.PREFIX + "execution:m:n\"}");
        assertThat(input("n")).isEqualTo("{}");
    }

    @Test
    void whatTheApiRefusesIsThrown() {
        assertThatThrownBy(() -> trigger("{\"stateMachineArn\":\"" + MACHINE + "x\",\"input\":{}}"))
                .isInstanceOf(ApiException.class).hasMessageContaining("StateMachineDoesNotExist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no", "{\"stateMachineArn\":\"arn\"}", "{\"input\":{}}", "{\"stateMachineArn\":1,\"input\":{}}"})
    void aTargetThatIsConfiguredWrongIsTold(String event) {
        assertThatThrownBy(() -> trigger(event)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Trigger: expected");
    }

    private String input(String name) throws IOException {
        return fixture.api.call("DescribeExecution", Json.mapper().readTree("{\"executionArn\":\"" + ApiFixture.PREFIX
                + "execution:m:" + name + "\"}")).get("input").textValue();
    }

    private String trigger(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        trigger.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
