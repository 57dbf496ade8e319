package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.jsonata.JsonataTemplate;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.interpreter.Frame.MapItem;
import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.Optional;

/** Map: forks a frame for each item of an array, and gathers what they gave (States Language, "Map State"). */
final class MapInterpreter {

    /** An ItemSelector of either query language. */
    private interface Selector {
        JsonNode input(StateScope scope, Randomness randomness);
    }

    private MapInterpreter() {
    }

    static Then attempt(Step step, MapState state) {
        var effective = Stages.of(step, state.flow()).effectiveInput();
        var scope = StateScope.of(step, effective);
        switch (state.mode()) {
            case MapState.Mode.Inline(var distributedFields) when distributedFields -> throw Errors.runtime(
                    "The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps");
            case MapState.Mode.Inline _ -> { }
            case MapState.Mode.Distributed mode -> throw distributed(step, state, mode, effective, scope);
        }
        var items = items(step, state, effective);
        var width = items.node().size();
        if (width > Stand.Joining.MAX_CHILDREN) {
            throw Errors.runtime("A Map state in INLINE mode takes at most " + Stand.Joining.MAX_CHILDREN + " items, but was given "
                    + width + ".");
        }
        var limit = maxConcurrency(step, state, scope);
        var concurrency = Math.min(width, limit == 0 ? step.setting().limits().mapConcurrency() : limit);
        var inputs = inputs(step, state, effective, items);
        step.note(EventType.MAP_STATE_STARTED, new Details.MapStateStarted(width));
        return width == 0 ? join(step, state, List.of())
                : new Then.Rest(new Stand.Joining(width, concurrency, Optional.of(items), inputs));
    }

    /** As far as it goes before children are started. */
    private static EvaluationException distributed(Step step, MapState state, MapState.Mode.Distributed mode, Payload effective,
                                                   StateScope scope) {
        var width = mode.reader().isPresent() ? 0 : items(step, state, effective).node().size();
        maxConcurrency(step, state, scope);
        step.note(EventType.MAP_STATE_STARTED, new Details.MapStateStarted(width));
        Tolerances.of(step, state.tolerance(), scope);
        return Errors.runtime("A Map state in DISTRIBUTED mode is not supported by this version yet.");
    }

    /** Iterations at a time as the definition has it; 0 for no limit. */
    static int maxConcurrency(Step step, MapState state, StateScope scope) {
        var most = Quantities.count(state.maxConcurrency(), "MaxConcurrencyPath", scope);
        step.inspector().saw(Stage.MAX_CONCURRENCY, Payload.of(JsonNodeFactory.instance.numberNode(most)));
        return most;
    }

    static Payload items(Step step, MapState state, Payload effective) {
        var items = switch (state.items()) {
            case MapState.Items.Selected(var path, _) -> selected(path, StateScope.of(step, effective), effective);
            case MapState.Items.Evaluated(var template, _) -> evaluated(template, StateScope.of(step, effective), effective);
        };
        step.inspector().saw(Stage.ITEMS_PATH, items);
        return items;
    }

    private static Payload selected(Optional<Path> itemsPath, StateScope scope, Payload effective) {
        if (effective.node().isNull() && itemsPath.map(Path::readsInput).orElse(true)) {
            throw Errors.runtime(Path.NULL_INPUT);
        }
        var items = itemsPath.filter(path -> !path.isIdentity()).map(path -> Payload.of(path.read(scope))).orElse(effective);
        if (!items.node().isArray()) {
            throw EvaluationException.told(Errors.RUNTIME, "Reference path \"" + itemsPath.map(Path::fromRoot).orElse("$")
                    + "\" must point to array.");
        }
        return items;
    }

    private static Payload evaluated(Optional<JsonataTemplate> template, StateScope scope, Payload input) {
        var items = template.map(it -> Payload.of(it.evaluateToArray(scope, scope.randomness()))).orElse(input);
        if (!items.node().isArray()) {
            throw Errors.query("Items", "Map state input must be an array but was: "
                    + Texts.quoted(items.node()));
        }
        return items;
    }

    /** What ItemSelector makes of the items, one by one. */
    static Payload inputs(Step step, MapState state, Payload effective, Payload items) {
        var selector = switch (state.items()) {
            case MapState.Items.Selected(_, var template) -> template.<Selector>map(it -> it::evaluate);
            case MapState.Items.Evaluated(_, var template) -> template.<Selector>map(it -> it::evaluate);
        };
        if (selector.isEmpty()) {
            return items;
        }
        var inputs = JsonNodeFactory.instance.arrayNode(items.node().size());
        var room = Arrays.longest(step);
        for (var index = 0; index < items.node().size(); index++) {
            var item = new MapItem(index, Payload.of(items.node().get(index)));
            inputs.add(selector.get().input(StateScope.of(step, effective, item), step.setting().randomness()));
            room -= Json.utf8Size(inputs.get(index), room);
            if (room < 0) {
                throw Arrays.tooLong();
            }
        }
        var payload = Payload.of(inputs);
        step.inspector().saw(Stage.ITEM_SELECTOR, payload);
        return payload;
    }

    static Then join(Step step, MapState state, List<Payload> outputs) {
        step.note(EventType.MAP_STATE_SUCCEEDED);
        return new Then.Leave(Stages.of(step, state.flow()).output(Arrays.of(step, outputs)), state.next());
    }
}
