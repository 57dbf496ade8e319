package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever only looks at a machine writes nothing: the step worker, for its tasks, may not. */
class LookingTest {

    private static final String ARN = ApiFixture.PREFIX + "stateMachine:m";

    private boolean readOnly;
    private final DocumentsInMemory documents = new DocumentsInMemory() {
        @Override
        public boolean put(Document document) {
            return allowed() && super.put(document);
        }

        @Override
        public boolean delete(String collection, String key, long version) {
            return allowed() && super.delete(collection, key, version);
        }

        private boolean allowed() {
            if (readOnly) {
                throw new IllegalStateException("not allowed to write");
            }
            return true;
        }
    };
    private final ApiFixture fixture = new ApiFixture(documents);

    LookingTest() {
        fixture.action("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION
                + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"publish\":true}");
        fixture.action("StartExecution", "{\"stateMachineArn\":\"" + ARN + "\",\"name\":\"e\"}");
        fixture.action("DeleteStateMachine", "{\"stateMachineArn\":\"" + ARN + "\"}");
        fixture.executions.end(ApiFixture.PREFIX + "execution:m:e", "FAILED", Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"StartExecution,stateMachineArn,''", "StartExecution,stateMachineArn,:1", "DescribeStateMachine,stateMachineArn,''",
            "ListExecutions,stateMachineArn,''", "DescribeStateMachineAlias,stateMachineAliasArn,:PROD"})
    void aMachineWhoseDeletionNobodyEndedIsFoundGone(String action, String member, String qualifier) {
        readOnly = true;
        var answer = fixture.action(action, "{\"" + member + "\":\"" + ARN + qualifier + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("__type").asText()).containsPattern("#(StateMachineDoesNotExist|ResourceNotFound)$");
    }

    @Test
    void whoListsMachinesRemovesWhatIsGone() {
        fixture.action("ListStateMachines", "{}");
        assertThat(documents.get("machines", ARN)).isEmpty();
        assertThat(documents.get("published", ARN)).isEmpty();
    }
}
