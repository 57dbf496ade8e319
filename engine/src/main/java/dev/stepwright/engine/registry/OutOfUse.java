package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents.Document;
import java.time.Instant;
import java.util.Optional;

/**
 * The date on which {@link RegistryUpkeep} found a document out of use, noted in the document: a member that the readers of the
 * document pass over. To note it or to take it back makes a new version, so whoever deletes the version with the date deletes nothing
 * that came into use in the meantime.
 */
final class OutOfUse {

    private static final String MEMBER = "outOfUseSince";

    private OutOfUse() {
    }

    static Optional<Instant> since(Document document) {
        return Optional.ofNullable(Json.parse(document.json()).path(MEMBER).textValue()).map(Instant::parse);
    }

    /** The next version of the document, with the date. */
    static Document noted(Document document, Instant since) {
        return next(document, tree(document).put(MEMBER, since.toString()));
    }

    /** The next version of the document, in use. */
    static Document takenBack(Document document) {
        return next(document, tree(document).without(MEMBER));
    }

    private static ObjectNode tree(Document document) {
        return (ObjectNode) Json.parse(document.json());
    }

    private static Document next(Document document, JsonNode json) {
        return new Document(document.collection(), document.key(), document.version() + 1, Json.write(json));
    }
}
