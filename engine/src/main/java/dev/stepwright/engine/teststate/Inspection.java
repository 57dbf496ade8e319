package dev.stepwright.engine.teststate;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.DataFlow;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.JsonataFlow;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.interpreter.Inspector.Recovered;
import dev.stepwright.engine.interpreter.Stage;
import dev.stepwright.engine.payload.Payload;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS lets see of a tested state (API reference, InspectionData).
 *
 * @param made      by the stages that its type shows, in their order
 * @param recovery  what took its failure up
 * @param variables after the state, by name; those it was given, and those it assigned
 */
public record Inspection(Payload input, Map<Stage, Payload> made, Optional<Recovered> recovery,
                         Map<String, Payload> variables) {

    private static final Set<Stage> IN = EnumSet.of(Stage.INPUT_PATH, Stage.PARAMETERS);
    private static final Set<Stage> OUT = EnumSet.of(Stage.RESULT_SELECTOR, Stage.RESULT_PATH);
    private static final Set<Stage> OF_MAP = EnumSet.of(Stage.ITEMS_POINTER, Stage.MAX_CONCURRENCY, Stage.TOLERATED_FAILURE_COUNT,
            Stage.TOLERATED_FAILURE_PERCENTAGE, Stage.ITEM_SELECTOR, Stage.ITEM_BATCHER);

    /** The stages that a state shows: recorded of AWS, type by type. */
    static Set<Stage> shown(State state) {
        return switch (state) {
            case TaskState task -> ofTask(task.flow());
            case PassState pass -> ofPass(pass);
            case ChoiceState choice -> ofInput(choice.flow());
            case WaitState wait -> ofInput(wait.flow());
            case SucceedState succeed -> ofInput(succeed.flow());
            case FailState fail -> ofInput(fail.flow());
            case ParallelState parallel -> switch (parallel.flow()) {
                case JsonPathFlow _ -> OUT;
                case JsonataFlow _ -> Set.of();
            };
            case MapState map -> switch (map.flow()) {
                case JsonPathFlow _ -> both(both(EnumSet.of(Stage.INPUT_PATH, Stage.ITEMS_PATH), OF_MAP), OUT);
                case JsonataFlow _ -> OF_MAP;
            };
        };
    }

    private static Set<Stage> ofTask(DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow _ -> both(both(IN, EnumSet.of(Stage.RESULT)), OUT);
            case JsonataFlow _ -> EnumSet.of(Stage.ARGUMENTS, Stage.RESULT);
        };
    }

    /** One with a Result shows that instead of what became of its input. */
    private static Set<Stage> ofPass(PassState pass) {
        return switch (pass.flow()) {
            case JsonPathFlow _ -> both(pass.result().isPresent() ? EnumSet.of(Stage.RESULT) : IN, OUT);
            case JsonataFlow _ -> Set.of();
        };
    }

    private static Set<Stage> ofInput(DataFlow flow) {
        return switch (flow) {
            case JsonPathFlow _ -> EnumSet.of(Stage.INPUT_PATH);
            case JsonataFlow _ -> Set.of();
        };
    }

    private static Set<Stage> both(Set<Stage> some, Set<Stage> others) {
        var all = EnumSet.copyOf(some);
        all.addAll(others);
        return all;
    }
}
