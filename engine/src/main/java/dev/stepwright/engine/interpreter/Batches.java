package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.ItemBatcher;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.asl.Template;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** What an ItemBatcher makes of the inputs of a Map's iterations (AWS guide, "ItemBatcher (Map)"): a batch ends at whichever limit it meets first. */
final class Batches {

    private final ArrayNode batches = JsonNodeFactory.instance.arrayNode();
    private final Optional<JsonNode> shared;
    private final long maxItems;
    private final long maxBytes;
    private ArrayNode open;
    private long bytes;

    private Batches(Optional<JsonNode> shared, long maxItems, long maxBytes) {
        this.shared = shared;
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
    }

    /** @param inputs an array @return the array of batches, each with {@code Items} and, where the batcher has one, {@code BatchInput} */
    static Payload of(Step step, ItemBatcher batcher, StateScope scope, Payload inputs) {
        var shared = batcher.batchInput().map(template -> evaluated(template, scope));
        var batches = new Batches(shared, limit(batcher.maxItems(), "MaxItemsPerBatchPath", scope),
                Math.min(limit(batcher.maxInputBytes(), "MaxInputBytesPerBatchPath", scope), step.setting().limits().payloadBytes()));
        inputs.node().forEach(batches::add);
        return Payload.of(batches.batches);
    }

    private void add(JsonNode input) {
        var length = Json.utf8Size(input, maxBytes) + 1;
        if (open == null || open.size() >= maxItems || bytes + length > maxBytes && !open.isEmpty()) {
            var batch = batches.addObject();
            shared.ifPresent(it -> batch.set("BatchInput", it));
            open = batch.putArray("Items");
            bytes = Json.utf8Size(batch, maxBytes);
        }
        open.add(input);
        bytes += length;
    }

    private static long limit(Optional<Quantity> quantity, String pathField, StateScope scope) {
        var limit = Quantities.count(quantity, pathField, scope);
        return limit == 0 ? Long.MAX_VALUE : limit;
    }

    private static JsonNode evaluated(Template template, StateScope scope) {
        return switch (template) {
            case Template.JsonPath(var it) -> it.evaluate(scope, scope.randomness());
            case Template.Jsonata(var it) -> it.evaluate(scope, scope.randomness());
        };
    }
}
