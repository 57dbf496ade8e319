package dev.stepwright.engine.journal.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.Documents.Document;
import java.time.Instant;
import java.util.Optional;

/** How far the sweep has come, in one document: a run takes up what the run before it left. */
final class SweepProgress {

    private static final String COLLECTION = "sweep";
    private static final String KEY = "progress";

    /**
     * A round over all open executions.
     *
     * @param previous when the one before it began
     * @param cursor   where it goes on; empty when it is finished, or has not begun
     */
    record Round(Instant begun, Optional<Instant> previous, Optional<String> cursor) {

        Round at(Optional<String> next) {
            return new Round(begun, previous, next);
        }
    }

    private final Documents documents;

    SweepProgress(Documents documents) {
        this.documents = documents;
    }

    Optional<Round> read() {
        return documents.get(COLLECTION, KEY).map(found -> {
            var json = Json.parse(found.json());
            return new Round(Instant.parse(json.path("begun").textValue()),
                    Optional.ofNullable(json.path("previous").textValue()).map(Instant::parse),
                    Optional.ofNullable(json.path("cursor").textValue()));
        });
    }

    /** Of two runs at once the other's may stand: both have nudged, which does no harm. */
    void write(Round round) {
        var json = JsonNodeFactory.instance.objectNode().put("begun", round.begun().toString());
        round.previous().ifPresent(previous -> json.put("previous", previous.toString()));
        round.cursor().ifPresent(cursor -> json.put("cursor", cursor));
        var version = documents.get(COLLECTION, KEY).map(Document::version).orElse(0L);
        documents.put(new Document(COLLECTION, KEY, version + 1, Json.write(json)));
    }
}
