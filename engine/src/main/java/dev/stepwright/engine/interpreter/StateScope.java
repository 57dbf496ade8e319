package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Scope;
import dev.stepwright.engine.interpreter.Frame.MapItem;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** What the expressions of a state see, each part made when it is first looked at. */
final class StateScope implements Scope {

    private final Step step;
    private final Payload input;
    private final Optional<MapItem> item;
    private JsonNode context;

    private StateScope(Step step, Payload input, Optional<MapItem> item) {
        this.step = step;
        this.input = input;
        this.item = item;
    }

    /** @param input the document behind {@code $} */
    static StateScope of(Step step, Payload input) {
        return new StateScope(step, input, step.frame().item());
    }

    /** With the item that an ItemSelector is evaluated for. */
    static StateScope of(Step step, Payload input, MapItem item) {
        return new StateScope(step, input, Optional.of(item));
    }

    @Override
    public JsonNode input() {
        return input.node();
    }

    @Override
    public JsonNode context() {
        if (context == null) {
            context = ContextObject.of(step.setting(), step.frame(), step.state(), item);
        }
        return context;
    }

    @Override
    public JsonNode variable(String name) {
        return step.frame().variables().get(name);
    }
}
