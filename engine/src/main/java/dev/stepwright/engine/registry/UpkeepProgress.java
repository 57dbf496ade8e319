package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents.Document;
import java.time.Instant;
import java.util.Optional;

/** How far the upkeep of the registry has come, in one document: a run takes up what the run before it left. */
final class UpkeepProgress {

    private static final String COLLECTION = "upkeep";
    private static final String KEY = "registry";

    enum Stage {
        REVISIONS, TEXTS, FINISHED
    }

    /** A pass over the registry. @param cursor where the stage goes on; empty at its beginning */
    record Pass(Instant begun, Stage stage, Optional<String> cursor) {

        static Pass begin(Instant now) {
            return new Pass(now, Stage.REVISIONS, Optional.empty());
        }

        /** At the next page, or at the next stage where there is none. */
        Pass after(Optional<String> next, Stage following) {
            return new Pass(begun, next.isPresent() ? stage : following, next);
        }
    }

    /** @param version of the document; 0 where there is none */
    record Kept(long version, Optional<Pass> pass) {
    }

    private final Documents documents;

    UpkeepProgress(Documents documents) {
        this.documents = documents;
    }

    Kept read() {
        return documents.get(COLLECTION, KEY).map(found -> {
            var json = Json.parse(found.json());
            return new Kept(found.version(), Optional.of(new Pass(Instant.parse(json.path("begun").textValue()),
                    Stage.valueOf(json.path("stage").textValue()), Optional.ofNullable(json.path("cursor").textValue()))));
        }).orElse(new Kept(0, Optional.empty()));
    }

    /** Of two runs at once the other's may stand: what both did is done by version, so it does no harm. */
    void write(Kept before, Pass pass) {
        var json = JsonNodeFactory.instance.objectNode().put("begun", pass.begun().toString()).put("stage", pass.stage().name());
        pass.cursor().ifPresent(cursor -> json.put("cursor", cursor));
        documents.put(new Document(COLLECTION, KEY, before.version() + 1, Json.write(json)));
    }
}
