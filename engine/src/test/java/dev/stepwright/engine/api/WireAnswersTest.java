package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Documents.Document;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cases do not show: headers, bodies that are no requests, infrastructure that fails, what reaches the journal. */
class WireAnswersTest {

    private final ApiFixture fixture = new ApiFixture();

    @Test
    void anAnswerIsOfTheProtocolsTypeAndNamesTheRequest() {
        var answer = fixture.action("ListStateMachines", "");
        assertThat(answer.body()).isEqualTo("{\"stateMachines\":[]}");
        assertThat(answer.headers()).isEqualTo(Map.of("content-type", "application/x-amz-json-1.0", "x-amzn-requestid", "request-1"));
    }

    @Test
    void aRefusalNamesItsErrorInAHeaderToo() {
        var answer = fixture.action("DescribeExecution", "{\"executionArn\":\"x\"}");
        assertThat(answer.headers()).containsEntry("x-amzn-errortype", "InvalidArn");
    }

    @Test
    void whatIsNoRequestIsRefused() {
        assertThat(fixture.action("ListStateMachines", "{").body()).contains("#SerializationException", "malformed at character");
        assertThat(fixture.action("ListStateMachines", "[]").body()).contains("#SerializationException", "Expected a JSON object");
        assertThat(fixture.send("POST", "/", Map.of(), Map.of(), "{}").body()).contains("#UnknownOperationException");
        assertThat(fixture.send("POST", "/", Map.of(), Map.of("x-amz-target", "DynamoDB_20120810.ListTables"), "{}").body())
                .contains("#UnknownOperationException");
        assertThat(fixture.action("ListStateMachines", " ".repeat(10_001)).status()).isEqualTo(413);
    }

    /** A deployment may leave the callbacks to whoever holds a token: no header may turn such a request into an action. */
    @Test
    void onlyWhatIsPostedToTheRootIsAnAction() {
        var headers = Map.of("x-amz-target", "AWSStepFunctions.ListStateMachines", "content-type", "application/x-amz-json-1.0");
        assertThat(fixture.send("POST", "/tasks/success", Map.of(), headers, "{}").body()).doesNotContain("stateMachines");
        assertThat(fixture.send("POST", "/elsewhere", Map.of(), headers, "{}").status()).isEqualTo(404);
        assertThat(fixture.send("GET", "/", Map.of(), headers, "{}").status()).isEqualTo(404);
    }

    @Test
    void anInputMayBeAsLongAsTheSettingSays() {
        fixture.action("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}");
        assertThat(started("ä".repeat(499)).status()).isEqualTo(200);
        assertThat(started("ä".repeat(500)).body()).contains("1 validation error detected: Value at 'input' failed to satisfy "
                + "constraint: Member must have size less than or equal to 1000 bytes in UTF-8 encoding");
    }

    private dev.stepwright.engine.api.http.HttpAnswer started(String text) {
        return fixture.action("StartExecution", "{\"stateMachineArn\":\"" + ApiFixture.PREFIX + "stateMachine:m\","
                + "\"input\":\"\\\"" + text + "\\\"\"}");
    }

    @Test
    void infrastructureThatFailsIsNoBadRequest() {
        var failing = new ApiFixture(new DocumentsInMemory() {
            @Override
            public Optional<Document> get(String collection, String key) {
                throw new StoreUnavailable("throttled", null);
            }
        });
        var arn = ApiFixture.PREFIX + "stateMachine:m";
        var answer = failing.action("DescribeStateMachine", "{\"stateMachineArn\":\"" + arn + "\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("#ServiceUnavailable").doesNotContain("throttled");
        assertThat(failing.send("POST", "/executions/m", Map.of(), Map.of(), "").status()).isEqualTo(503);
    }

    @Test
    void aBugIsOursAndTellsNothing() {
        var broken = new ApiFixture(new DocumentsInMemory() {
            @Override
            public Optional<Document> get(String collection, String key) {
                throw new IllegalStateException("secret");
            }
        });
        var answer = broken.action("DescribeStateMachine", "{\"stateMachineArn\":\"" + ApiFixture.PREFIX + "stateMachine:m\"}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("#InternalFailure").doesNotContain("secret");
    }

    @Test
    void writesThatAlwaysLoseEndInAConflict() {
        var contended = new ApiFixture(new DocumentsInMemory() {
            @Override
            public boolean put(Document document) {
                return !document.collection().equals("machines") && super.put(document);
            }
        });
        var answer = contended.action("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("#ConflictException");
    }

    @Test
    void outcomesReachTheJournalAsTheyWereSent() {
        fixture.action("SendTaskSuccess", "{\"taskToken\":\"good\",\"output\":\"{ \\\"a\\\": 1 }\"}");
        fixture.action("SendTaskFailure", "{\"taskToken\":\"good\",\"error\":\"E\"}");
        fixture.send("POST", "/tasks/success", Map.of(), Map.of(), "{\"taskToken\":\"good\",\"output\":{\"b\":[null]}}");
        fixture.send("POST", "/tasks/good/failure", Map.of(), Map.of(), "{\"cause\":\"C\"}");
        fixture.send("POST", "/tasks/good/success", Map.of(), Map.of(), "");
        assertThat(fixture.executions.delivered).containsExactly(
                new TaskOutcome.Succeeded(Payload.ofText("{\"a\":1}")),
                new TaskOutcome.Failed(Failure.of("E")),
                new TaskOutcome.Succeeded(Payload.ofText("{\"b\":[null]}")),
                new TaskOutcome.Failed(new Failure(Optional.empty(), Optional.of("C"))),
                new TaskOutcome.Succeeded(Payload.ofText("{}")));
        assertThat(fixture.executions.delivered.getFirst()).extracting(o -> ((TaskOutcome.Succeeded) o).output().text())
                .isEqualTo("{ \"a\": 1 }");
    }

    @Test
    void anExecutionKeepsWhatItsMachineWas() {
        fixture.action("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}");
        fixture.send("POST", "/executions/m", Map.of("name", "e"), Map.of(), "");
        var start = fixture.executions.describe(ApiFixture.PREFIX + "execution:m:e").orElseThrow().start();
        assertThat(start.timeoutSeconds()).contains(9L);
        assertThat(start.revision()).isEqualTo("id-1");
        assertThat(start.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/r");
        assertThat(start.stateMachineName()).isEqualTo("m");
    }
}
