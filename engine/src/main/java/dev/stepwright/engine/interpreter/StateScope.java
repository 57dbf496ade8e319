package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Effort;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.Scope;
import dev.stepwright.engine.expression.jsonata.JsonataScope;
import dev.stepwright.engine.expression.jsonata.StatesPart;
import dev.stepwright.engine.interpreter.Frame.MapItem;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;

/** What the expressions of a state see, each part made when it is first looked at. */
final class StateScope implements Scope, JsonataScope {

    private final Step step;
    private final Payload input;
    private final Optional<MapItem> item;
    private final Optional<Payload> result;
    private final Optional<Payload> errorOutput;
    private JsonNode context;

    private StateScope(Step step, Payload input, Optional<MapItem> item, Optional<Payload> result,
                       Optional<Payload> errorOutput) {
        this.step = step;
        this.input = input;
        this.item = item;
        this.result = result;
        this.errorOutput = errorOutput;
    }

    /** @param input the document behind {@code $} */
    static StateScope of(Step step, Payload input) {
        return new StateScope(step, input, step.frame().item(), Optional.empty(), Optional.empty());
    }

    /** With the item that an ItemSelector is evaluated for. */
    static StateScope of(Step step, Payload input, MapItem item) {
        return new StateScope(step, input, Optional.of(item), Optional.empty(), Optional.empty());
    }

    /** With {@code $states.result}. */
    StateScope withResult(Payload value) {
        return new StateScope(step, input, item, Optional.of(value), errorOutput);
    }

    /** With {@code $states.errorOutput}. */
    StateScope withErrorOutput(Payload value) {
        return new StateScope(step, input, item, result, Optional.of(value));
    }

    Randomness randomness() {
        return step.setting().randomness();
    }

    @Override
    public JsonNode states(StatesPart part) {
        return switch (part) {
            case INPUT -> step.frame().input().node();
            case RESULT -> result.map(Payload::node).orElse(null);
            case ERROR_OUTPUT -> errorOutput.map(Payload::node).orElse(null);
            case CONTEXT -> context();
        };
    }

    @Override
    public Instant now() {
        return step.setting().now();
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
        var value = step.frame().variables().get(name);
        return value == null ? null : value.node();
    }

    @Override
    public Effort effort() {
        return step.effort();
    }
}
