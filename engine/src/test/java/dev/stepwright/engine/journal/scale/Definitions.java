package dev.stepwright.engine.journal.scale;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Machines that are wide or long. */
final class Definitions {

    private static final String TASK = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:work\",";

    private Definitions() {
    }

    static StateMachine chain(int length) {
        return read("{\"StartAt\":\"S0\",\"States\":{" + IntStream.range(0, length).mapToObj(i -> "\"S" + i + "\":" + TASK
                + (i + 1 < length ? "\"Next\":\"S" + (i + 1) + "\"}" : "\"End\":true}")).collect(Collectors.joining(",")) + "}}");
    }

    /** Counts from 0 to {@code turns}: two states a turn, four events. */
    static StateMachine loop(long turns) {
        return read("""
                StartAt: Zero
                States:
                  Zero: {Type: Pass, Result: {n: 0}, Next: More}
                  More: {Type: Pass, Parameters: {"n.$": "States.MathAdd($.n, 1)"}, Next: Enough}
                  Enough:
                    Type: Choice
                    Choices: [{Variable: $.n, NumericLessThan: %d, Next: More}]
                    Default: Done
                  Done: {Type: Succeed}
                """.formatted(turns));
    }

    /** As {@link #loop}, then a Map over {@code $.items} of one Task each. */
    static StateMachine loopBeforeMap(long turns) {
        return read("""
                StartAt: Zero
                States:
                  Zero: {Type: Pass, Result: 0, ResultPath: $.n, Next: More}
                  More: {Type: Pass, Parameters: {"n.$": "States.MathAdd($.n, 1)", "items.$": "$.items"}, Next: Enough}
                  Enough:
                    Type: Choice
                    Choices: [{Variable: $.n, NumericLessThan: %d, Next: More}]
                    Default: M
                  M:
                    Type: Map
                    ItemsPath: $.items
                    End: true
                    ItemProcessor: {StartAt: T, States: {T: %s"End":true}}}
                """.formatted(turns, TASK));
    }

    /** A Map over the input, of one Task each. */
    static StateMachine map(int maxConcurrency) {
        return read("{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"MaxConcurrency\":" + maxConcurrency
                + ",\"End\":true,\"ItemProcessor\":{\"StartAt\":\"T\",\"States\":{\"T\":" + TASK + "\"End\":true}}}}}}");
    }

    /** A Map whose failure is retried once and then caught, and another one after it. */
    static StateMachine failingMap() {
        var work = "{\"StartAt\":\"%s\",\"States\":{\"%s\":" + TASK + "\"End\":true}}}";
        return read("{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"Next\":\"P\",\"Retry\":[{\"ErrorEquals\":[\"Refused\"],"
                + "\"MaxAttempts\":1}],\"Catch\":[{\"ErrorEquals\":[\"Refused\"],\"ResultPath\":\"$[0]\",\"Next\":\"P\"}],"
                + "\"ItemProcessor\":" + work.formatted("T", "T") + "},\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                + work.formatted("A", "A") + "," + work.formatted("B", "B") + "]}}}");
    }

    static StateMachine parallel(int branches) {
        return read("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                + IntStream.range(0, branches).mapToObj(i -> "{\"StartAt\":\"T" + i + "\",\"States\":{\"T" + i + "\":" + TASK
                + "\"End\":true}}}").collect(Collectors.joining(",")) + "]}}}");
    }

    /** Map and Parallel of two by turns, each in the one before; at the bottom a Task. */
    static StateMachine nested(int depth) {
        return read(nested(depth, "N"));
    }

    private static String nested(int depth, String name) {
        if (depth == 0) {
            return workflow(name, TASK + "\"End\":true}");
        }
        return workflow(name, depth % 2 == 0
                ? "{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + nested(depth - 1, name + "a") + ","
                        + nested(depth - 1, name + "b") + "]}"
                : "{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":" + nested(depth - 1, name + "m") + "}");
    }

    private static String workflow(String name, String state) {
        return "{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":" + state + "}}";
    }

    static StateMachine read(String text) {
        var read = DefinitionReader.read(text, Format.YAML, MachineType.STANDARD);
        return read.machine().orElseThrow(() -> new AssertionError(read.errors() + "\n" + text));
    }

    static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
