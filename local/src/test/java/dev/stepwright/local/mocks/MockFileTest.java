package dev.stepwright.local.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockFileTest {

    @TempDir
    private Path folder;

    @Test
    void eachAttemptHasTheAnswerOfItsNumber() throws IOException {
        var response = read("""
                {"StateMachines": {"orders": {"TestCases": {"paid": {"Charge": "Charged"}}}},
                 "MockedResponses": {"Charged": {"0-1": {"Throw": {"Error": "Busy", "Cause": "try again"}}, "2": {"Return": {"id": 7}}}}}""")
                .cases().get("orders").get("paid").get("Charge");
        var busy = new TaskOutcome.Failed(Failure.of("Busy", "try again"));
        assertThat(response.outcome(0)).isEqualTo(busy);
        assertThat(response.outcome(1)).isEqualTo(busy);
        assertThat(response.outcome(2)).isEqualTo(new TaskOutcome.Succeeded(Payload.ofText("{\"id\":7}")));
        assertThat(response.outcome(3)).isEqualTo(new TaskOutcome.Failed(
                Failure.of("States.Runtime", "The mocked response Charged has no answer for attempt 3")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ | expected JSON, found ",
        "[] | expected MockedResponses to be an object, found none",
        "{'MockedResponses': {}} | expected StateMachines to be an object, found none",
        "{'MockedResponses': {'R': {'x': {'Return': 1}}}, 'StateMachines': {}} | expected the members of MockedResponses.R to be a number or two, as 0 or 1-2, found x",
        "{'MockedResponses': {'R': {'0': {}}}, 'StateMachines': {}} | expected MockedResponses.R.0 to have one of Return and Throw, found {}",
        "{'MockedResponses': {'R': {'0': {'Throw': {}}}}, 'StateMachines': {}} | expected MockedResponses.R.0.Throw.Error to be text, found {}",
        "{'MockedResponses': {}, 'StateMachines': {'M': {}}} | expected StateMachines.M.TestCases to be an object, found none",
        "{'MockedResponses': {}, 'StateMachines': {'M': {'TestCases': {'C': {'S': 'R'}}}}} | expected StateMachines.M.TestCases.C.S to name one of MockedResponses, found \"R\"",
    })
    void aFaultIsToldWithItsPlace(String json, String fault) {
        assertThatThrownBy(() -> read(json.replace('\'', '"'))).isInstanceOf(MockFileFaulty.class)
                .hasMessageStartingWith(folder.resolve("mocks.json") + ": " + fault);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(() -> MockFile.read(folder.resolve("none.json"))).isInstanceOf(MockFileFaulty.class)
                .hasMessage("mock file " + folder.resolve("none.json") + " cannot be read: there is no such file");
    }

    private MockFile read(String json) throws IOException {
        return MockFile.read(Files.writeString(folder.resolve("mocks.json"), json));
    }
}
