package dev.stepwright.engine.asl.reader;

import static dev.stepwright.engine.asl.reader.ExpressionReader.path;
import static dev.stepwright.engine.asl.reader.ExpressionReader.quantity;
import static dev.stepwright.engine.asl.reader.ExpressionReader.template;
import static dev.stepwright.engine.asl.reader.ExpressionReader.text;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.check.QueryLanguage;
import dev.stepwright.engine.asl.source.Place;
import java.time.OffsetDateTime;

/** Builds one state of the JSONPath dialect. */
final class JsonPathStateReader {

    private JsonPathStateReader() {
    }

    static State state(Place state, QueryLanguage machine) {
        return switch (state.get("Type").orElseThrow().text()) {
            case "Task" -> task(state);
            case "Pass" -> new PassState(state.name(), JsonPathFlowReader.flow(state),
                    state.get("Result").map(Place::json), next(state));
            case "Choice" -> new ChoiceState(state.name(), JsonPathFlowReader.flow(state),
                    ChoiceReader.rules(state, JsonPathFlowReader.flow(state)), state.get("Default").map(Place::text));
            case "Wait" -> new WaitState(state.name(), JsonPathFlowReader.flow(state), until(state), next(state));
            case "Succeed" -> new SucceedState(state.name(), JsonPathFlowReader.flow(state));
            case "Fail" -> new FailState(state.name(), JsonPathFlow.NEUTRAL, text(state, "Error", "ErrorPath"),
                    text(state, "Cause", "CausePath"));
            case "Parallel" -> new ParallelState(state.name(), JsonPathFlowReader.flow(state),
                    state.get("Branches").orElseThrow().items().stream().map(branch -> WorkflowReader.workflow(branch, machine)).toList(),
                    RetryReader.retriers(state), RetryReader.catchers(state, JsonPathFlowReader::catcherFlow), next(state));
            case "Map" -> map(state, machine);
            default -> throw new AssertionError("the check lets no other type pass: " + state);
        };
    }

    private static State task(Place state) {
        return new TaskState(state.name(), JsonPathFlowReader.flow(state),
                Resource.parse(state.get("Resource").orElseThrow().text()).orElseThrow(),
                state.get("Credentials").flatMap(credentials -> text(credentials, "RoleArn", "RoleArn.$")),
                quantity(state, "TimeoutSeconds"), quantity(state, "HeartbeatSeconds"),
                RetryReader.retriers(state), RetryReader.catchers(state, JsonPathFlowReader::catcherFlow), next(state));
    }

    private static State map(Place state, QueryLanguage machine) {
        var processor = state.get("ItemProcessor").or(() -> state.get("Iterator")).orElseThrow();
        return new MapState(state.name(), JsonPathFlowReader.mapFlow(state), new MapState.Items.Selected(
                state.get("ItemsPath").map(path -> path(path)),
                state.get("ItemSelector").or(() -> state.get("Parameters")).map(selector -> template(selector))),
                WorkflowReader.workflow(processor, machine),
                DistributedMapReader.mode(state, processor, QueryLanguage.JSON_PATH), quantity(state, "MaxConcurrency"),
                new MapState.Tolerance(quantity(state, "ToleratedFailureCount"),
                        quantity(state, "ToleratedFailurePercentage")),
                RetryReader.retriers(state), RetryReader.catchers(state, JsonPathFlowReader::catcherFlow), next(state));
    }

    private static WaitState.Until until(Place state) {
        return state.get("Seconds").<WaitState.Until>map(value -> new WaitState.Seconds(value.json().longValue()))
                .or(() -> state.get("SecondsPath").map(value -> new WaitState.SecondsPath(path(value))))
                .or(() -> state.get("TimestampPath").map(value -> new WaitState.TimestampPath(path(value))))
                .orElseGet(() -> new WaitState.Timestamp(
                        OffsetDateTime.parse(state.get("Timestamp").orElseThrow().text()).toInstant()));
    }

    static Next next(Place state) {
        return state.get("Next").<Next>map(name -> new Next.To(name.text())).orElseGet(Next.End::new);
    }
}
