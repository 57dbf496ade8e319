package dev.stepwright.local.composition;

import static dev.stepwright.local.composition.OneProcess.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executions of versions and aliases, from end to end in one process. */
@Timeout(90)
class VersionsTest {

    private static final String FIRST = "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"Result\": 1, \"End\": true}}}";
    private static final String WAIT = "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"Next\": \"P\"}, "
            + "\"P\": {\"Type\": \"Pass\", \"Result\": 1, \"End\": true}}}";

    private OneProcess process;

    @BeforeEach
    void start() {
        process = new OneProcess(Optional.empty());
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void anExecutionRunsItsVersionAndItsHistorySaysSo() {
        var version = version(FIRST);
        var alias = alias("PROD", version);
        var execution = started(alias);
        assertThat(process.ended(execution).path("output").textValue()).isEqualTo("1");
        var details = process.history(execution).get(0).path("executionStartedEventDetails");
        assertThat(details.path("stateMachineVersionArn").textValue()).isEqualTo(version);
        assertThat(details.path("stateMachineAliasArn").textValue()).isEqualTo(alias);
        assertThat(process.ended(started(machine(version))).path("output").textValue()).isEqualTo("2");
    }

    @Test
    void aTaskStartsWhatAnAliasLeadsTo() {
        var version = version(FIRST);
        var alias = alias("PROD", version);
        var output = Json.parse(process.ended(process.execute("{\"StartAt\": \"T\", \"States\": {\"T\": {\"Type\": \"Task\", \"Resource\": "
                + "\"arn:aws:states:::states:startExecution.sync:2\", \"Parameters\": {\"StateMachineArn\": \"" + alias
                + "\"}, \"End\": true}}}", "{}")).path("output").textValue());
        assertThat(output.path("Output").intValue()).isEqualTo(1);
        assertThat(output.path("StateMachineAliasArn").textValue()).isEqualTo(alias);
        assertThat(output.path("StateMachineVersionArn").textValue()).isEqualTo(version);
        assertThat(output.path("StateMachineArn").textValue()).isEqualTo(machine(version));
    }

    @Test
    void aTaskLooksAnAliasUp() {
        var version = version(FIRST);
        var alias = alias("PROD", version);
        var output = Json.parse(process.ended(process.execute("{\"StartAt\": \"T\", \"States\": {\"T\": {\"Type\": \"Task\", \"Resource\": "
                + "\"arn:aws:states:::aws-sdk:sfn:describeStateMachineAlias\", \"Parameters\": {\"StateMachineAliasArn\": \"" + alias
                + "\"}, \"End\": true}}}", "{}")).path("output").textValue());
        assertThat(output.path("Name").textValue()).isEqualTo("PROD");
        assertThat(output.path("RoutingConfiguration").path(0).path("StateMachineVersionArn").textValue()).isEqualTo(version);
    }

    @Test
    void anExecutionKeepsItsVersionThroughARedriveAndInEveryList() {
        var version = version(WAIT);
        var alias = alias("PROD", version);
        var execution = started(alias);
        process.awaited(execution, "WaitStateEntered");
        assertThat(only(alias, "RUNNING").path("stateMachineVersionArn").textValue()).isEqualTo(version);
        process.call("StopExecution", object().put("executionArn", execution));
        assertThat(only(version, "ABORTED").path("stateMachineAliasArn").textValue()).isEqualTo(alias);

        process.call("RedriveExecution", object().put("executionArn", execution));
        assertThat(only(version, "RUNNING").path("stateMachineAliasArn").textValue()).isEqualTo(alias);
        process.call("StopExecution", object().put("executionArn", execution));
        assertThat(only(alias, "ABORTED").path("redriveCount").intValue()).isEqualTo(1);
        assertThat(only(machine(version), "ABORTED").path("stateMachineVersionArn").textValue()).isEqualTo(version);
    }

    /** Those of an alias lie far apart among those of the machine. */
    @Test
    void whatFewExecutionsHaveIsFoundAmongMany() {
        var version = version(WAIT);
        var alias = alias("PROD", version);
        for (var i = 0; i < 250; i++) {
            process.call("StartExecution", object().put("stateMachineArn", i % 60 == 0 ? alias : version).put("name", "e" + i));
        }
        var first = process.call("ListExecutions", object().put("stateMachineArn", alias).put("maxResults", 3));
        assertThat(first.path("executions")).extracting(listed -> listed.path("name").textValue()).containsExactly("e240", "e180", "e120");
        var second = process.call("ListExecutions", object().put("stateMachineArn", alias).put("maxResults", 3)
                .put("nextToken", first.path("nextToken").textValue()));
        assertThat(second.path("executions")).extracting(listed -> listed.path("name").textValue()).containsExactly("e60", "e0");
    }

    private JsonNode only(String arn, String status) {
        var executions = process.call("ListExecutions", object().put("stateMachineArn", arn).put("statusFilter", status)).path("executions");
        assertThat(executions).hasSize(1);
        return executions.get(0);
    }

    private String started(String arn) {
        return process.call("StartExecution", object().put("stateMachineArn", arn)).path("executionArn").textValue();
    }

    /** A version of a new machine, whose latest revision is another. */
    private String version(String definition) {
        var machine = process.machine(definition);
        var version = process.call("PublishStateMachineVersion", object().put("stateMachineArn", machine)).path("stateMachineVersionArn").textValue();
        process.call("UpdateStateMachine", object().put("stateMachineArn", machine).put("definition", FIRST.replace("1", "2")));
        return version;
    }

    private String alias(String name, String version) {
        var request = object().put("name", name);
        request.putArray("routingConfiguration").add(route(version));
        return process.call("CreateStateMachineAlias", request).path("stateMachineAliasArn").textValue();
    }

    private static ObjectNode route(String version) {
        return object().put("stateMachineVersionArn", version).put("weight", 100);
    }

    private static String machine(String version) {
        return version.substring(0, version.lastIndexOf(':'));
    }
}
