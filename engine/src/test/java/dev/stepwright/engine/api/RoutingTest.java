package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which version an alias leads an execution to. */
class RoutingTest {

    private static final String ARN = ApiFixture.PREFIX + "stateMachine:m";

    private final ApiFixture fixture = new ApiFixture();

    RoutingTest() {
        call("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION
                + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"publish\":true}");
        call("UpdateStateMachine", "{\"stateMachineArn\":\"" + ARN + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/s\",\"publish\":true}");
        call("CreateStateMachineAlias", "{\"name\":\"PROD\"," + routing(80, 20) + "}");
    }

    /** Names are spread evenly; that of a thousand less than 740 or more than 860 fall to 80 per cent would be a fault of the spreading. */
    @Test
    void executionsAreSpreadByTheWeights() {
        var first = IntStream.range(0, 1_000).filter(i -> version(start("order-" + i)).endsWith(":1")).count();
        assertThat(first).isBetween(740L, 860L);
    }

    @Test
    void aRepeatedStartIsLedNoOtherWay() {
        for (var i = 0; i < 20; i++) {
            var chosen = version(start("again-" + i));
            call("UpdateStateMachineAlias", "{\"stateMachineAliasArn\":\"" + ARN + ":PROD\"," + routing(20 + i, 80 - i) + "}");
            assertThat(version(start("again-" + i))).isEqualTo(chosen);
        }
    }

    @Test
    void anExecutionKeepsTheRoleOfItsVersion() {
        call("UpdateStateMachineAlias", "{\"stateMachineAliasArn\":\"" + ARN + ":PROD\"," + routing(100, 0) + "}");
        var execution = start("e");
        call("DeleteStateMachineAlias", "{\"stateMachineAliasArn\":\"" + ARN + ":PROD\"}");
        call("DeleteStateMachineVersion", "{\"stateMachineVersionArn\":\"" + ARN + ":1\"}");
        assertThat(call("DescribeStateMachineForExecution", "{\"executionArn\":\"" + execution + "\"}").path("roleArn").asText())
                .isEqualTo("arn:aws:iam::123456789012:role/r");
        assertThat(version(execution)).isEqualTo(ARN + ":1");
    }

    /** A call reads so many executions at most, in search of those that were started with the alias. */
    @Test
    void aPageOfFewAmongVeryManyMayBeEmptyAndHaveAnotherAfterIt() {
        var wanted = start("wanted");
        for (var i = 0; i < 2_050; i++) {
            call("StartExecution", "{\"stateMachineArn\":\"" + ARN + "\",\"name\":\"other-" + i + "\"}");
        }
        var first = call("ListExecutions", "{\"stateMachineArn\":\"" + ARN + ":PROD\"}");
        assertThat(first.path("executions")).isEmpty();
        var second = call("ListExecutions", "{\"stateMachineArn\":\"" + ARN + ":PROD\",\"nextToken\":\""
                + first.path("nextToken").asText() + "\"}");
        assertThat(second.path("executions")).singleElement()
                .satisfies(listed -> assertThat(listed.path("executionArn").asText()).isEqualTo(wanted));
        assertThat(second.has("nextToken")).isFalse();
    }

    private static String routing(int first, int second) {
        return "\"routingConfiguration\":[{\"stateMachineVersionArn\":\"" + ARN + ":1\",\"weight\":" + first
                + "},{\"stateMachineVersionArn\":\"" + ARN + ":2\",\"weight\":" + second + "}]";
    }

    private String start(String name) {
        return call("StartExecution", "{\"stateMachineArn\":\"" + ARN + ":PROD\",\"name\":\"" + name + "\"}").path("executionArn").asText();
    }

    private String version(String execution) {
        return call("DescribeExecution", "{\"executionArn\":\"" + execution + "\"}").path("stateMachineVersionArn").asText();
    }

    private JsonNode call(String action, String body) {
        var answer = fixture.action(action, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }
}
