package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Frame.MapItem;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Optional;

/** Map: forks a frame for each item of an array, and gathers what they gave (States Language, "Map State"). */
final class MapInterpreter {

    private MapInterpreter() {
    }

    static Then attempt(Step step, MapState state) {
        switch (state.mode()) {
            case INLINE -> { }
            case DISTRIBUTED -> throw Errors.runtime("A Map state in DISTRIBUTED mode is not supported by this version yet.");
        }
        var effective = JsonPathStages.of(step, state.flow()).effectiveInput();
        var scope = StateScope.of(step, effective);
        var items = items(step, state, effective);
        var width = items.node().size();
        var limit = Quantities.count(state.maxConcurrency(), "MaxConcurrencyPath", scope);
        var concurrency = Math.min(width, limit == 0 ? step.setting().limits().mapConcurrency() : limit);
        var inputs = inputs(step, state, effective, items);
        step.note(EventType.MAP_STATE_STARTED, new Details.MapStateStarted(width));
        return width == 0 ? join(step, state, List.of())
                : new Then.Rest(new Stand.Joining(width, concurrency, Optional.of(items), inputs));
    }

    private static Payload items(Step step, MapState state, Payload effective) {
        var items = state.itemsPath().filter(path -> !path.isIdentity())
                .map(path -> Payload.of(path.read(StateScope.of(step, effective)))).orElse(effective);
        if (!items.node().isArray()) {
            throw Errors.runtime("Reference path \"" + state.itemsPath().map(Object::toString).orElse("$")
                    + "\" must point to array.");
        }
        step.inspector().saw(Stage.ITEMS_PATH, items);
        return items;
    }

    private static Payload inputs(Step step, MapState state, Payload effective, Payload items) {
        if (state.itemSelector().isEmpty()) {
            return items;
        }
        var inputs = JsonNodeFactory.instance.arrayNode(items.node().size());
        for (var index = 0; index < items.node().size(); index++) {
            inputs.add(selected(step, state, effective, new MapItem(index, Payload.of(items.node().get(index)))));
        }
        var payload = Payload.of(inputs);
        step.inspector().saw(Stage.ITEM_SELECTOR, payload);
        return payload;
    }

    private static JsonNode selected(Step step, MapState state, Payload effective, MapItem item) {
        return state.itemSelector().orElseThrow()
                .evaluate(StateScope.of(step, effective, item), step.setting().randomness());
    }

    static Then join(Step step, MapState state, List<Payload> outputs) {
        step.note(EventType.MAP_STATE_SUCCEEDED);
        return new Then.Leave(JsonPathStages.of(step, state.flow()).output(Arrays.of(outputs)), state.next());
    }
}
