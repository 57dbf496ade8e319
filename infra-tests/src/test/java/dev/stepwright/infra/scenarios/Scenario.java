package dev.stepwright.infra.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import java.util.Set;

/**
 * The machines. Whatever is lost is tried again, so each has one right end: attempts that a worker or the network lost are
 * told from what a function said by the names of the errors.
 */
public enum Scenario {

    /** Tasks in a row, the second busy when first asked, with effect-free states and a Wait between. */
    CHAIN("{\"seen\":\"work\"}", Set.of("First", "Flaky", "Last"), """
            "StartAt": "First", "States": {
              "First": {"Type": "Task", %(work), "ResultSelector": {"seen.$": "$.Payload.did"}, %(retry), "Next": "Shape"},
              "Shape": {"Type": "Pass", "Parameters": {"seen.$": "$.seen"}, "ResultPath": "$", "Next": "Pause"},
              "Pause": {"Type": "Wait", "Seconds": 1, "Next": "Flaky"},
              "Flaky": {"Type": "Task", %(busy), "ResultPath": null, %(retry), "Next": "Which"},
              "Which": {"Type": "Choice", "Choices": [{"Variable": "$.seen", "StringEquals": "work", "Next": "Last"}],
                        "Default": "Wrong"},
              "Wrong": {"Type": "Fail", "Error": "Wrong"},
              "Last": {"Type": "Task", %(work), "ResultPath": null, %(retry), "End": true}}"""),

    /** A Parallel that fails in its first attempt and is begun again as a whole, then a callback. */
    PARALLEL_RETRIED("\"yes\"", Set.of("Left", "Right", "Ask"), """
            "StartAt": "Both", "States": {
              "Both": {"Type": "Parallel", "ResultPath": null, "Next": "Ask",
                "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 3, "IntervalSeconds": 1}],
                "Branches": [
                  {"StartAt": "Left", "States": {
                    "Left": {"Type": "Task", %(work), %(retry), "Next": "LeftWaits"},
                    "LeftWaits": {"Type": "Wait", "Seconds": 1, "End": true}}},
                  {"StartAt": "Right", "States": {"Right": {"Type": "Task", %(busy), "End": true,
                    "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 0}, %(lost)]}}}]},
              "Ask": {"Type": "Task", %(ask), "TimeoutSeconds": 20, %(retry), "End": true}}"""),

    /** A Map with a window, a Parallel in each iteration. */
    MAP_WINDOWED("[0,1,2,3,4]", Set.of("Inner"), """
            "StartAt": "Items", "States": {
              "Items": {"Type": "Pass", "Result": [0, 1, 2, 3, 4], "Next": "Each"},
              "Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Two", "States": {
                "Two": {"Type": "Parallel", "OutputPath": "$[1]", "End": true, "Branches": [
                  {"StartAt": "Inner", "States": {"Inner": {"Type": "Task", %(work), %(retry), "End": true}}},
                  {"StartAt": "Same", "States": {"Same": {"Type": "Pass", "End": true}}}]}}}}}"""),

    /** A branch is refused while its sibling waits for something that is far away: caught, compensated and failed. */
    FAILING(null, Set.of("Refuse", "Undo"), """
            "StartAt": "Both", "States": {
              "Both": {"Type": "Parallel", "End": true,
                "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.problem", "Next": "Undo"}],
                "Branches": [
                  {"StartAt": "Never", "States": {"Never": {"Type": "Wait", "Seconds": 800, "End": true}}},
                  {"StartAt": "Refuse", "States": {"Refuse": {"Type": "Task", %(refuse), "End": true,
                    "Retry": [{"ErrorEquals": ["Refused"], "MaxAttempts": 0}, %(lost)]}}}]},
              "Undo": {"Type": "Task", %(work), "ResultPath": null, %(retry), "Next": "Over"},
              "Over": {"Type": "Fail", "ErrorPath": "$.problem.Error", "Cause": "undone"}}"""),

    /** A callback that has to beat. */
    BEATING("\"yes\"", Set.of("Ask", "Thank"), """
            "StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", %(ask), "TimeoutSeconds": 60, "HeartbeatSeconds": 10, %(retry), "Next": "Thank"},
              "Thank": {"Type": "Task", %(work), "ResultPath": null, %(retry), "End": true}}"""),

    /** A task of an activity, then a function. */
    ACTIVITY("{\"packed\":true}", Set.of("Then"), """
            "StartAt": "Pack", "States": {
              "Pack": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:000000000000:activity:pack", "TimeoutSeconds": 30,
                       %(retry), "Next": "Then"},
              "Then": {"Type": "Task", %(work), "ResultPath": null, %(retry), "End": true}}"""),

    /** Payloads that are too large to lie in the journal. */
    LARGE("{\"size\":20000}", Set.of("Grow", "Each"), """
            "StartAt": "Grow", "States": {
              "Grow": {"Type": "Task", %(large), "ResultSelector": {"items.$": "$.Payload.items"}, %(retry), "Next": "Map"},
              "Map": {"Type": "Map", "ItemsPath": "$.items", "End": true, "ResultSelector": {"size": 20000}, "ItemProcessor": {
                "StartAt": "Each", "States": {"Each": {"Type": "Task", %(work), "ResultPath": "$.done", %(retry),
                                                       "End": true}}}}}"""),

    /** Waits, and is over. */
    WAITING("{}", Set.of(), """
            "StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 4, "Next": "Over"}, "Over": {"Type": "Succeed"}}""");

    public static final String ACTIVITY_ARN = "arn:aws:states:us-east-1:000000000000:activity:pack";

    /** What comes of faults: of the network, of a service, of a worker that is gone. */
    private static final String LOST = """
            {"ErrorEquals": ["States.ALL"], "MaxAttempts": 90, "IntervalSeconds": 1, "BackoffRate": 1}""";

    private final String output;
    private final Set<String> steps;
    private final String text;

    Scenario(String output, Set<String> steps, String text) {
        this.output = output;
        this.steps = steps;
        this.text = text;
    }

    /** The states whose functions must have been called. */
    public Set<String> steps() {
        return steps;
    }

    public String machineName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public String definition() {
        var definition = "{" + text.replace("%(retry)", "\"Retry\": [" + LOST + "]").replace("%(lost)", LOST) + "}";
        for (var work : new String[] {"work", "busy", "refuse", "large"}) {
            definition = definition.replace("%(" + work + ")", task("", work, "\"TimeoutSeconds\": 20, "));
        }
        return definition.replace("%(ask)", task(".waitForTaskToken", "ask", ""));
    }

    /** The function is told who calls: no two attempts have the same execution, state, time of entry, number and item. */
    private static String task(String suffix, String work, String timeout) {
        var token = suffix.isEmpty() ? "" : ", \"token.$\": \"$$.Task.Token\"";
        return timeout + "\"Resource\": \"arn:aws:states:::lambda:invoke" + suffix + """
                ", "Parameters": {"FunctionName": "note", "Payload": {"do": "%s", "id.$": "$$.Execution.Name",
                  "step.$": "$$.State.Name", "entered.$": "$$.State.EnteredTime", "attempt.$": "$$.State.RetryCount",
                  "item.$": "$"%s}}"""
                .formatted(work, token);
    }

    /** What is wrong about how the execution ended; empty when it is as it should be. */
    public String wrongOf(String status, String found, String error) {
        if (output == null) {
            return status.equals("FAILED") && "Refused".equals(error) ? ""
                    : "expected FAILED with Refused, found " + status + " " + found + " " + error;
        }
        return status.equals("SUCCEEDED") && Json.parse(output).equals(Json.parse(found)) ? ""
                : "expected " + output + ", found " + status + " " + found + " " + error;
    }

    /** The input that it is started with. */
    public static String input() {
        return "{}";
    }

    /** What the function that does {@code large} returns. */
    static JsonNode large() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        var items = result.putArray("items");
        for (var i = 0; i < 3; i++) {
            items.addObject().put("text", Integer.toString(i).repeat(20_000));
        }
        return result;
    }
}
