package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.interpreter.Inspector.Recovered;
import dev.stepwright.engine.interpreter.Stage;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.teststate.Inspection;
import dev.stepwright.engine.teststate.Tested;
import java.util.Map;

/** The answer of TestState. */
final class TestStateMembers {

    private static final Map<Stage, String> DOCUMENTS = Map.ofEntries(
            Map.entry(Stage.INPUT_PATH, "afterInputPath"), Map.entry(Stage.PARAMETERS, "afterParameters"),
            Map.entry(Stage.ARGUMENTS, "afterArguments"), Map.entry(Stage.ITEMS_PATH, "afterItemsPath"),
            Map.entry(Stage.ITEMS_POINTER, "afterItemsPointer"), Map.entry(Stage.ITEM_SELECTOR, "afterItemSelector"),
            Map.entry(Stage.ITEM_BATCHER, "afterItemBatcher"), Map.entry(Stage.RESULT, "result"),
            Map.entry(Stage.RESULT_SELECTOR, "afterResultSelector"), Map.entry(Stage.RESULT_PATH, "afterResultPath"));
    private static final Map<Stage, String> NUMBERS = Map.of(Stage.MAX_CONCURRENCY, "maxConcurrency",
            Stage.TOLERATED_FAILURE_COUNT, "toleratedFailureCount", Stage.TOLERATED_FAILURE_PERCENTAGE, "toleratedFailurePercentage");

    private TestStateMembers() {
    }

    /** @param level INFO tells nothing of the way */
    static ObjectNode write(Tested tested, String level) {
        var answer = Operation.answer();
        tested.output().ifPresent(output -> answer.put("output", output.text()));
        tested.failure().ifPresent(failure -> {
            failure.error().ifPresent(error -> answer.put("error", error));
            failure.cause().ifPresent(cause -> answer.put("cause", cause));
        });
        if (!level.equals("INFO")) {
            answer.set("inspectionData", inspectionData(tested.inspection()));
        }
        tested.nextState().ifPresent(next -> answer.put("nextState", next));
        return answer.put("status", tested.status().name());
    }

    private static ObjectNode inspectionData(Inspection inspection) {
        var data = Operation.answer().put("input", inspection.input().text());
        inspection.made().forEach((stage, value) -> {
            if (NUMBERS.containsKey(stage)) {
                data.set(NUMBERS.get(stage), value.node());
            } else {
                data.put(DOCUMENTS.get(stage), value.text());
            }
        });
        if (!inspection.variables().isEmpty()) {
            data.put("variables", variables(inspection.variables()).text());
        }
        inspection.recovery().ifPresent(by -> data.set("errorDetails", errorDetails(by)));
        return data;
    }

    private static Payload variables(Map<String, Payload> variables) {
        var object = JsonNodeFactory.instance.objectNode();
        variables.forEach((name, value) -> object.set(name, value.node()));
        return Payload.of(object);
    }

    private static ObjectNode errorDetails(Recovered by) {
        return switch (by) {
            case Recovered.Retrier(var index, var delay) -> Operation.answer().put("retryIndex", index)
                    .put("retryBackoffIntervalSeconds", delay.toSeconds());
            case Recovered.Catcher(var index) -> Operation.answer().put("catchIndex", index);
        };
    }
}
