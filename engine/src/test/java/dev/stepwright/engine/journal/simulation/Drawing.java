package dev.stepwright.engine.journal.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import java.util.List;
import java.util.OptionalLong;

/** Writes a sketch down in the States Language. */
final class Drawing {

    private static final String LOST = "{\"ErrorEquals\":[\"States.TaskFailed\"],\"MaxAttempts\":40,\"MaxDelaySeconds\":5}";
    private static final String SELECTOR = """
            {"items.$":"$.items","few.$":"$.few","id.$":"$.id","item.$":"$$.Map.Item.Value"}""";

    private int names;
    /** Scopes around that catch whatever fails; what they catch never gets better, or a redrive would change what comes of them. */
    private int catching;

    private Drawing() {
    }

    /** @param timeoutSeconds of the execution */
    static String of(List<Sketch> workflow, OptionalLong timeoutSeconds) {
        var drawn = new Drawing().workflow(workflow);
        timeoutSeconds.ifPresent(seconds -> drawn.put("TimeoutSeconds", seconds));
        return Json.write(drawn);
    }

    private ObjectNode workflow(List<Sketch> sketches) {
        var states = Json.mapper().createObjectNode();
        var drawn = sketches.stream().map(sketch -> new Named("s" + names++, sketch)).toList();
        for (var i = 0; i < drawn.size(); i++) {
            var state = state(drawn.get(i), states);
            if (i + 1 < drawn.size()) {
                next(state, drawn.get(i + 1).name);
            } else {
                end(state, drawn.get(i).name, states);
            }
            if (!states.has(drawn.get(i).name)) {
                states.set(drawn.get(i).name, state);
            }
        }
        return Json.mapper().createObjectNode().put("StartAt", drawn.getFirst().name).set("States", states);
    }

    private record Named(String name, Sketch sketch) {
    }

    private static void next(ObjectNode state, String name) {
        var catchers = state.path("Catch");
        catchers.forEach(catcher -> ((ObjectNode) catcher).put("Next", name));
        if (state.has("Choices")) {
            ((ObjectNode) state.get("Choices").get(0)).put("Next", name);
        } else {
            state.put("Next", name);
        }
    }

    private static void end(ObjectNode state, String name, ObjectNode states) {
        if (state.has("Choices") || state.has("Catch")) {
            next(state, name + "-end");
            states.set(name + "-end", parse("{\"Type\":\"Succeed\"}"));
        } else {
            state.put("End", true);
        }
    }

    /** The state that the next one follows; those before it are set already. */
    private ObjectNode state(Named drawn, ObjectNode states) {
        var name = drawn.name;
        return switch (drawn.sketch) {
            case Sketch.Pass() -> parse("{\"Type\":\"Pass\",\"Result\":{\"name\":\"%s\"},\"ResultPath\":\"$.%s\"}".formatted(name, name));
            case Sketch.Choice() -> {
                states.set(name + "-wrong", parse("{\"Type\":\"Fail\",\"Error\":\"Wrong\"}"));
                yield parse("{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.id\",\"NumericEquals\":7}],\"Default\":\"%s-wrong\"}"
                        .formatted(name));
            }
            case Sketch.Wait(var seconds) -> parse("{\"Type\":\"Wait\",\"Seconds\":%d}".formatted(seconds));
            case Sketch.Leave() -> leaving(name, states, "{\"Type\":\"Succeed\"}");
            case Sketch.Fail() -> leaving(name, states, "{\"Type\":\"Fail\",\"Error\":\"Refused\",\"Cause\":\"scripted\"}");
            case Sketch.Variables() -> {
                states.set(name, parse("""
                        {"Type":"Pass","Assign":{"id_%s.$":"$.id","few_%s.$":"$.few"},"Next":"%s-use"}""".formatted(name, name, name)));
                var use = parse("""
                        {"Type":"Pass","Parameters":{"twice.$":"States.MathAdd($id_%s, $id_%s)","few.$":"$few_%s"},"ResultPath":"$.%s"}"""
                        .formatted(name, name, name, name));
                states.set(name + "-use", use);
                yield use;
            }
            case Sketch.Query() -> parse("""
                    {"Type":"Task","QueryLanguage":"JSONata","Resource":"arn:aws:lambda:us-east-1:000000000000:function:work-%s",
                     "Arguments":{"id":"{%% $states.input.id %%}"},"Assign":{"got_%s":"{%% $states.result.function %%}"},
                     "Output":"{%% $merge([$states.input, {'%s': $states.result}]) %%}","Retry":[%s]}"""
                    .formatted(name, name, name, LOST));
            case Sketch.Task(var work) -> task(name, work);
            case Sketch.Callback(var beats) -> callback(name, beats);
            case Sketch.Activity(var beats) -> activity(name, beats);
            case Sketch.Parallel(var branches, var caught) -> {
                var state = scope("Parallel", name, caught);
                ArrayNode into = state.putArray("Branches");
                catching += caught ? 1 : 0;
                branches.forEach(branch -> into.add(workflow(branch)));
                catching -= caught ? 1 : 0;
                yield state;
            }
            case Sketch.Map(var iteration, var concurrency, var caught) -> {
                var state = scope("Map", name, caught).put("ItemsPath", "$.few").put("MaxConcurrency", concurrency);
                state.set("ItemSelector", parse(SELECTOR));
                catching += caught ? 1 : 0;
                state.set("ItemProcessor", workflow(iteration));
                catching -= caught ? 1 : 0;
                yield state;
            }
        };
    }

    /** A way out that is taken; the way on is there, or what follows could never be reached. */
    private static ObjectNode leaving(String name, ObjectNode states, String out) {
        states.set(name, parse("{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.id\",\"NumericEquals\":7,\"Next\":\"%s-out\"}],\"Default\":\"%s-on\"}"
                .formatted(name, name)));
        states.set(name + "-out", parse(out));
        var on = parse("{\"Type\":\"Pass\"}");
        states.set(name + "-on", on);
        return on;
    }

    private ObjectNode task(String name, Sketch.Work work) {
        var function = switch (work) {
            case WORKS -> "work-";
            case FAILS_AND_IS_RETRIED -> "fails-2-times-";
            case FAILS_ONCE_FOR_THE_SCOPE_ABOVE -> "fails-1-time-";
            case IS_REFUSED -> catching > 0 ? "refuse-" : "broken-";
            case IS_REFUSED_AND_CAUGHT -> "refuse-";
            case OUTLIVES_ITS_LEASE, TIMES_OUT_AND_IS_CAUGHT -> "slow-";
        } + name;
        var noRetry = switch (work) {
            case WORKS, FAILS_AND_IS_RETRIED, OUTLIVES_ITS_LEASE, TIMES_OUT_AND_IS_CAUGHT -> "";
            case FAILS_ONCE_FOR_THE_SCOPE_ABOVE -> "{\"ErrorEquals\":[\"Busy\"],\"MaxAttempts\":0},";
            case IS_REFUSED, IS_REFUSED_AND_CAUGHT -> "{\"ErrorEquals\":[\"Refused\"],\"MaxAttempts\":0},";
        };
        var state = parse("""
                {"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:%s","ResultPath":"$.%s","Retry":[%s%s]}"""
                .formatted(function, name, noRetry, LOST));
        return switch (work) {
            case IS_REFUSED_AND_CAUGHT -> caught(state, name);
            case TIMES_OUT_AND_IS_CAUGHT -> caught(state.put("TimeoutSeconds", 100), name);
            case WORKS, FAILS_AND_IS_RETRIED, IS_REFUSED, FAILS_ONCE_FOR_THE_SCOPE_ABOVE, OUTLIVES_ITS_LEASE -> state;
        };
    }

    private static ObjectNode callback(String name, boolean beats) {
        return parse("""
                {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","ResultPath":"$.%s",
                 "Parameters":{"FunctionName":"ask","Payload":{"Token.$":"$$.Task.Token"}},"TimeoutSeconds":200,%s
                 "Retry":[{"ErrorEquals":["States.Timeout","States.HeartbeatTimeout","States.TaskFailed"],"MaxAttempts":100,
                           "IntervalSeconds":1,"BackoffRate":1}]}"""
                .formatted(name, beats ? "\"HeartbeatSeconds\":30," : ""));
    }

    private static ObjectNode activity(String name, boolean beats) {
        return parse("""
                {"Type":"Task","Resource":"arn:aws:states:us-east-1:000000000000:activity:work","ResultPath":"$.%s",
                 "TimeoutSeconds":200,%s"Retry":[{"ErrorEquals":["States.Timeout","States.HeartbeatTimeout"],"MaxAttempts":100,
                           "IntervalSeconds":1,"BackoffRate":1}]}"""
                .formatted(name, beats ? "\"HeartbeatSeconds\":60," : ""));
    }

    private static ObjectNode scope(String type, String name, boolean caught) {
        var state = parse("""
                {"Type":"%s","ResultPath":"$.%s","Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":40,"IntervalSeconds":1,"BackoffRate":1}]}"""
                .formatted(type, name));
        return caught ? caught(state, name) : state;
    }

    private static ObjectNode caught(ObjectNode state, String name) {
        state.putArray("Catch").add(parse("{\"ErrorEquals\":[\"States.ALL\"],\"ResultPath\":\"$.%s_caught\"}".formatted(name)));
        return state;
    }

    private static ObjectNode parse(String text) {
        return (ObjectNode) Json.parse(text);
    }
}
