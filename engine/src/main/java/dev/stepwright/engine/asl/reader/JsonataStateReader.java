package dev.stepwright.engine.asl.reader;

import static dev.stepwright.engine.asl.reader.JsonPathStateReader.next;
import static dev.stepwright.engine.asl.reader.JsonataReader.flow;
import static dev.stepwright.engine.asl.reader.JsonataReader.quantity;
import static dev.stepwright.engine.asl.reader.JsonataReader.template;
import static dev.stepwright.engine.asl.reader.JsonataReader.text;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.check.QueryLanguage;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Builds one state of the JSONata dialect. */
final class JsonataStateReader {

    private JsonataStateReader() {
    }

    static State state(Place state, QueryLanguage machine) {
        return switch (state.get("Type").orElseThrow().text()) {
            case "Task" -> task(state);
            case "Pass" -> new PassState(state.name(), flow(state), Optional.empty(), next(state));
            case "Choice" -> new ChoiceState(state.name(), flow(state), JsonataReader.rules(state),
                    state.get("Default").map(Place::text));
            case "Wait" -> new WaitState(state.name(), flow(state), until(state), next(state));
            case "Succeed" -> new SucceedState(state.name(), flow(state));
            case "Fail" -> new FailState(state.name(), flow(state), text(state, "Error", "Error"), text(state, "Cause", "Cause"));
            case "Parallel" -> new ParallelState(state.name(), flow(state),
                    state.get("Branches").orElseThrow().items().stream()
                            .map(branch -> WorkflowReader.workflow(branch, machine)).toList(),
                    RetryReader.retriers(state), RetryReader.catchers(state, JsonataReader::flowOf), next(state));
            case "Map" -> map(state, machine);
            default -> throw new AssertionError("the check lets no other type pass: " + state);
        };
    }

    private static State task(Place state) {
        return new TaskState(state.name(), flow(state),
                Resource.parse(state.get("Resource").orElseThrow().text()).orElseThrow(),
                state.get("Credentials").flatMap(credentials -> text(credentials, "RoleArn", "Credentials/RoleArn")),
                quantity(state, "TimeoutSeconds"), quantity(state, "HeartbeatSeconds"),
                RetryReader.retriers(state), RetryReader.catchers(state, JsonataReader::flowOf), next(state));
    }

    private static State map(Place state, QueryLanguage machine) {
        var processor = state.get("ItemProcessor").or(() -> state.get("Iterator")).orElseThrow();
        return new MapState(state.name(), flow(state),
                new MapState.Items.Evaluated(template(state, "Items"), template(state, "ItemSelector")),
                WorkflowReader.workflow(processor, machine),
                DistributedMapReader.mode(state, processor, QueryLanguage.JSONATA), quantity(state, "MaxConcurrency"),
                new MapState.Tolerance(quantity(state, "ToleratedFailureCount"),
                        quantity(state, "ToleratedFailurePercentage")),
                RetryReader.retriers(state), RetryReader.catchers(state, JsonataReader::flowOf), next(state));
    }

    private static WaitState.Until until(Place state) {
        return state.get("Seconds").<WaitState.Until>map(value -> value.isText()
                        ? new WaitState.SecondsEvaluated(JsonataReader.expression(value))
                        : new WaitState.Seconds(value.json().longValue()))
                .orElseGet(() -> timestamp(state.get("Timestamp").orElseThrow()));
    }

    private static WaitState.Until timestamp(Place value) {
        return JsonataExpression.isMeant(value.text())
                ? new WaitState.TimestampEvaluated(JsonataReader.expression(value))
                : new WaitState.Timestamp(OffsetDateTime.parse(value.text()).toInstant());
    }
}
