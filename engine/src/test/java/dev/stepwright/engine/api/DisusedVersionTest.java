package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents.Document;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.RegistryUpkeep;
import dev.stepwright.engine.registry.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Executions of a version keep to its revision for as long as they may run after the version was deleted. */
class DisusedVersionTest {

    private static final String ARN = ApiFixture.PREFIX + "stateMachine:m";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final DocumentsInMemory documents = new DocumentsInMemory();
    private final ApiFixture fixture = new ApiFixture(documents);

    /** As when it was published by a call that had read the machine before it was changed, and the pass came in between. */
    @Test
    void theDateOfARevisionThatWasOutOfUseBeforeItsVersionIsTakenBack() {
        var upkeep = new RegistryUpkeep(documents, new StateMachines(documents, () -> NOW, () -> "none"), Duration.ofDays(365),
                Duration.ofDays(90));
        fixture.action("CreateStateMachine", "{\"name\":\"m\",\"definition\":" + ApiFixture.DEFINITION
                + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\",\"publish\":true}");
        fixture.action("UpdateStateMachine", "{\"stateMachineArn\":\"" + ARN + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/s\"}");
        var published = documents.get("published", ARN).orElseThrow();
        documents.delete("published", ARN, published.version());
        upkeep.run(NOW, () -> true);
        documents.put(new Document("published", ARN, 1, published.json()));
        assertThat(dated()).isEqualTo(1);

        fixture.action("DeleteStateMachineVersion", "{\"stateMachineVersionArn\":\"" + ARN + ":1\"}");
        assertThat(Json.parse(documents.get("published", ARN).orElseThrow().json()).path("versions")).isEmpty();
        assertThat(dated()).isZero();
        upkeep.run(NOW.plus(Duration.ofDays(1_000)), () -> true);
        assertThat(documents.list("revisions", "", 10, Optional.empty()).documents()).hasSize(2);
    }

    private long dated() {
        return documents.list("revisions", "", 10, Optional.empty()).documents().stream()
                .filter(document -> Json.parse(document.json()).has("outOfUseSince")).count();
    }
}
