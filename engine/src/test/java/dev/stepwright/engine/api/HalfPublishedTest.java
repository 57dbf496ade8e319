package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.api.http.HttpAnswer;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.StoreUnavailable;
import org.junit.jupiter.api.Test;

/** A machine is written before its version: who dies between the two asks again, and gets that version. */
class HalfPublishedTest {

    private static final String ARN = ApiFixture.PREFIX + "stateMachine:m";
    private static final String CREATE = "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION
            + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"publish\":true,\"versionDescription\":\"one\"}";
    private static final String UPDATE = "{\"stateMachineArn\":\"" + ARN + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/s\",\"publish\":true}";

    private boolean failing;
    private final ApiFixture fixture = new ApiFixture(new DocumentsInMemory() {
        @Override
        public boolean put(Document document) {
            if (failing && document.collection().equals("published")) {
                throw new StoreUnavailable("as a test has it", null);
            }
            return super.put(document);
        }
    });

    @Test
    void aRepeatedCallPublishesWhatTheFirstLeft() {
        failing = true;
        assertThat(fixture.action("CreateStateMachine", CREATE).status()).isEqualTo(503);
        failing = false;
        assertThat(version(fixture.action("CreateStateMachine", CREATE))).isEqualTo(ARN + ":1");

        failing = true;
        assertThat(fixture.action("UpdateStateMachine", UPDATE).status()).isEqualTo(503);
        failing = false;
        assertThat(version(fixture.action("UpdateStateMachine", UPDATE))).isEqualTo(ARN + ":2");
        assertThat(version(fixture.action("CreateStateMachine", CREATE))).as("of the creation").isEqualTo(ARN + ":1");
        assertThat(Json.parse(fixture.action("ListStateMachineVersions", "{\"stateMachineArn\":\"" + ARN + "\"}").body())
                .path("stateMachineVersions")).hasSize(2);
    }

    private static String version(HttpAnswer answer) {
        return Json.parse(answer.body()).path("stateMachineVersionArn").textValue();
    }
}
