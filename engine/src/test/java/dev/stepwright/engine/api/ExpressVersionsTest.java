package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.expression.Json;
import org.junit.jupiter.api.Test;

/** A synchronous Express execution of a machine, of one of its versions, and of what an alias leads to. */
class ExpressVersionsTest {

    private final ApiFixture fixture = new ApiFixture();

    @Test
    void eachRunsItsOwnDefinition() {
        var machine = call("CreateStateMachine", "{\"name\":\"q\",\"type\":\"EXPRESS\",\"publish\":true,"
                + "\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"definition\":\"" + definition(1) + "\"}").get("stateMachineArn").textValue();
        call("UpdateStateMachine", "{\"stateMachineArn\":\"" + machine + "\",\"definition\":\"" + definition(2) + "\"}");
        call("CreateStateMachineAlias", "{\"name\":\"live\",\"routingConfiguration\":[{\"stateMachineVersionArn\":\"" + machine
                + ":1\",\"weight\":100}]}");

        assertThat(output(machine)).isEqualTo("2");
        assertThat(output(machine + ":1")).isEqualTo("1");
        assertThat(output(machine + ":live")).isEqualTo("1");
        assertThatThrownBy(() -> output(machine + ":2")).isInstanceOf(ApiException.class).hasMessageContaining("State Machine Does Not Exist");
    }

    private String output(String machine) {
        var ended = call("StartSyncExecution", "{\"stateMachineArn\":\"" + machine + "\",\"name\":\"n\"}");
        assertThat(ended.get("executionArn").textValue()).startsWith(ApiFixture.PREFIX + "express:q:n:");
        return ended.get("output").textValue();
    }

    private JsonNode call(String action, String request) {
        return fixture.api.call(action, Json.parse(request));
    }

    private static String definition(int result) {
        return "{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Pass\\\",\\\"Result\\\":" + result + ",\\\"End\\\":true}}}";
    }
}
