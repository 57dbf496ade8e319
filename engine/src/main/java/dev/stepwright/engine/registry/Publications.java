package dev.stepwright.engine.registry;

import dev.stepwright.engine.registry.Documents.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions and aliases of state machines. All of a machine's are one document, replaced only at the version it was read at: so
 * no alias leads to a version that is not there, and no number is given twice. Descriptions would not fit into it, and lie apart.
 *
 * <p>Every call may throw {@link StoreUnavailable}.
 */
public final class Publications {

    private static final String COLLECTION = "published";
    private static final int ATTEMPTS = 5;

    private final Documents documents;
    private final Texts descriptions;
    private final InstantSource clock;

    Publications(Documents documents, InstantSource clock) {
        this.documents = documents;
        this.descriptions = new Texts(documents, "descriptions");
        this.clock = clock;
    }

    public Published of(Machine machine) {
        return find(machine).published().orElseGet(() -> Published.nothing(machine));
    }

    /**
     * Changes what is published of a machine.
     *
     * @param change may be asked more than once
     * @return what is published now; empty, and nothing changed, when others changed it again and again in the meantime
     */
    public Optional<Published> rewrite(Machine machine, UnaryOperator<Published> change) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = find(machine);
            var before = found.published().orElseGet(() -> Published.nothing(machine));
            var after = change.apply(before);
            if (after.equals(before) || documents.put(new Document(COLLECTION, machine.arn(), found.version() + 1,
                    PublishedJson.write(after)))) {
                return Optional.of(after);
            }
        }
        return Optional.empty();
    }

    /** Forgets all that is published of a machine that is deleted; what is of a later one of its name stays. */
    public void forget(Machine machine) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = find(machine);
            if (found.published().isEmpty() || documents.delete(COLLECTION, machine.arn(), found.version())) {
                return;
            }
        }
        throw new StoreUnavailable("others change what is published of " + machine.arn() + " at the same time", null);
    }

    /** Keeps a description, and answers its key. */
    public String keep(String description) {
        return descriptions.store(description);
    }

    public String description(String key) {
        return descriptions.read(key);
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * @param version   of the document; 0 where there is none
     * @param published empty where there is none, or one of an earlier machine of that name
     */
    private record Found(long version, Optional<Published> published) {
    }

    private Found find(Machine machine) {
        var document = documents.get(COLLECTION, machine.arn());
        return new Found(document.map(Document::version).orElse(0L), document.map(found -> PublishedJson.read(found.json()))
                .filter(published -> published.machine().equals(machine.created())));
    }
}
