package dev.stepwright.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.registry.Documents.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The registered activities, a document each. Every call may throw {@link StoreUnavailable}. */
public final class Activities {

    private static final String COLLECTION = "activities";
    private static final int ATTEMPTS = 5;
    private static final int QUEUE_CHARACTERS = 20;

    /** @param cursor where the next page begins; empty at the end */
    public record Page(List<Activity> activities, Optional<String> cursor) {
    }

    private final Documents documents;
    private final InstantSource clock;
    private final Supplier<String> ids;

    /** @param ids fresh UUIDs, one for each registration */
    public Activities(Documents documents, InstantSource clock, Supplier<String> ids) {
        this.documents = documents;
        this.clock = clock;
        this.ids = ids;
    }

    /** An activity that is not registered yet, with a queue's name of its own. */
    public Activity draft(String arn, String name, Map<String, String> tags) {
        var id = ids.get().replace("-", "");
        return new Activity(arn, name, clock.instant(), tags, id.substring(0, Math.min(QUEUE_CHARACTERS, id.length())));
    }

    /** Registers it; false when there is one of that ARN. */
    public boolean add(Activity draft) {
        return documents.put(document(draft, 1));
    }

    public Optional<Activity> find(String arn) {
        return documents.get(COLLECTION, arn).map(found -> activity(found.json()));
    }

    /** Activities in the order of their ARNs. */
    public Page list(int limit, Optional<String> cursor) {
        var page = documents.list(COLLECTION, "", limit, cursor);
        return new Page(page.documents().stream().map(found -> activity(found.json())).toList(), page.cursor());
    }

    /** Forgets it and says what it was; empty when there was none. */
    public Optional<Activity> delete(String arn) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = documents.get(COLLECTION, arn);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (documents.delete(COLLECTION, arn, found.get().version())) {
                return Optional.of(activity(found.get().json()));
            }
        }
        throw changing(arn);
    }

    /** Replaces its tags; empty when there is no such activity. */
    public Optional<Activity> retag(String arn, UnaryOperator<Map<String, String>> change) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = documents.get(COLLECTION, arn);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var before = activity(found.get().json());
            var after = new Activity(arn, before.name(), before.created(), change.apply(before.tags()), before.queue());
            if (after.equals(before) || documents.put(document(after, found.get().version() + 1))) {
                return Optional.of(after);
            }
        }
        throw changing(arn);
    }

    private static StoreUnavailable changing(String arn) {
        return new StoreUnavailable("others change " + arn + " at the same time", null);
    }

    private static Document document(Activity activity, long version) {
        var json = JsonNodeFactory.instance.objectNode().put("arn", activity.arn()).put("name", activity.name())
                .put("created", activity.created().toString()).put("queue", activity.queue());
        var tags = json.putObject("tags");
        activity.tags().forEach(tags::put);
        return new Document(COLLECTION, activity.arn(), version, Json.write(json));
    }

    private static Activity activity(String text) {
        JsonNode json = Json.parse(text);
        var tags = new LinkedHashMap<String, String>();
        json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().textValue()));
        return new Activity(json.path("arn").textValue(), json.path("name").textValue(),
                Instant.parse(json.path("created").textValue()), tags, json.path("queue").textValue());
    }
}
