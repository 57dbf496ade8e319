package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.DataFlow;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.ItemReader;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;

/** A state whose effect is made up: every stage before it and after it, and nothing is called or started. */
final class MockedInterpreter {

    private MockedInterpreter() {
    }

    static Then attempt(Step step, Mock mock) {
        return switch (step.state()) {
            case TaskState state -> TaskInterpreter.settle(step, state, TaskInterpreter.call(step, state), switch (mock) {
                case Mock.Result(var result, _, _) -> new TaskOutcome.Succeeded(result);
                case Mock.Failed(var failure, _) -> new TaskOutcome.Failed(failure);
            });
            case ParallelState state -> {
                ParallelInterpreter.input(step, state);
                yield joined(step, state.flow(), state.next(), mock);
            }
            case MapState state -> map(step, state, mock);
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ ->
                    throw new AssertionError("Expected a state that has an effect, but was given " + step.state());
        };
    }

    private static Then map(Step step, MapState state, Mock mock) {
        var effective = Stages.of(step, state.flow()).effectiveInput();
        var scope = StateScope.of(step, effective);
        var items = reader(state).map(reader -> mock.read().map(read -> items(step, reader, read)))
                .orElseGet(() -> Optional.of(MapInterpreter.items(step, state, effective)));
        MapInterpreter.maxConcurrency(step, state, scope);
        var tolerances = Tolerances.of(step, state.tolerance(), scope);
        items.ifPresent(them -> {
            var inputs = MapInterpreter.inputs(step, state, effective, them);
            if (state.mode() instanceof MapState.Mode.Distributed mode && mode.batcher().isPresent()) {
                step.inspector().saw(Stage.ITEM_BATCHER, Batches.of(step, mode.batcher().get(), scope, inputs));
            }
        });
        return mock instanceof Mock.Result result && tolerances.areExceededBy(result.failedIterations(), result.result().node().size())
                ? Recovery.of(step, new Problem(Errors.toleranceExceeded(), Problem.Source.CHILD, false))
                : joined(step, state.flow(), state.next(), mock);
    }

    private static Optional<ItemReader> reader(MapState state) {
        return switch (state.mode()) {
            case MapState.Mode.Inline _ -> Optional.empty();
            case MapState.Mode.Distributed mode -> mode.reader();
        };
    }

    private static Payload items(Step step, ItemReader reader, Payload read) {
        var items = reader.config().itemsPointer().map(pointer -> Payload.of(read.node().at(pointer)));
        items.ifPresent(them -> step.inspector().saw(Stage.ITEMS_POINTER, them));
        var found = items.orElse(read);
        if (!found.node().isArray()) {
            throw EvaluationException.told("States.ItemReaderFailed", "Attempting to map over non-iterable node.");
        }
        return found;
    }

    private static Then joined(Step step, DataFlow flow, Next next, Mock mock) {
        return switch (mock) {
            case Mock.Result(var result, _, _) -> new Then.Leave(Stages.of(step, flow).output(result), next);
            case Mock.Failed(var failure, _) -> Recovery.of(step, new Problem(failure, Problem.Source.CHILD, false));
        };
    }
}
