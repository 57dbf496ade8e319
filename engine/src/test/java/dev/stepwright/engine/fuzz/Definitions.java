package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Definitions in the JSONPath dialect; most of them sound. */
final class Definitions {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final String LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function:f";

    private final Dice dice;
    private final Values values;
    private final Expressions expressions;
    private int names;

    Definitions(Dice dice) {
        this.dice = dice;
        this.values = new Values(dice);
        this.expressions = new Expressions(dice);
    }

    ObjectNode machine() {
        var machine = workflow(2);
        if (dice.oneIn(3)) {
            machine.put("TimeoutSeconds", 1 + dice.below(100_000));
        }
        return machine;
    }

    private ObjectNode workflow(int depth) {
        var own = IntStream.rangeClosed(0, 1 + dice.below(4)).mapToObj(_ -> "S" + names++).toList();
        var states = MAKE.objectNode();
        for (var i = 0; i < own.size() - 1; i++) {
            states.set(own.get(i), state(depth, own, own.get(i + 1)));
        }
        states.set(own.getLast(), dice.oneIn(4) ? fail() : MAKE.objectNode().put("Type", dice.pick("Succeed", "Succeed", "Pass")));
        if (states.get(own.getLast()).get("Type").textValue().equals("Pass")) {
            ((ObjectNode) states.get(own.getLast())).put("End", true);
        }
        return MAKE.objectNode().put("StartAt", own.getFirst()).set("States", states);
    }

    /** A state that leads to the next one, or now and then back, which makes a loop. */
    private ObjectNode state(int depth, List<String> names, String next) {
        var kind = dice.pick("Pass", "Pass", "Choice", "Choice", "Task", "Task", "Wait", "Parallel", "Map");
        var to = dice.oneIn(15) ? dice.pick(names) : next;
        var state = MAKE.objectNode().put("Type", depth == 0 && (kind.equals("Parallel") || kind.equals("Map")) ? "Pass" : kind);
        if (!kind.equals("Choice")) {
            state.put("Next", to);
        }
        if (dice.oneIn(4) && !state.get("Type").textValue().matches("Parallel|Map")) {
            new Jsonatas(dice).dress(kind.equals("Choice") ? state.put("Default", to) : state);
            return state;
        }
        if (dice.oneIn(8)) {
            state.putObject("Assign").put("v.$", expressions.path());
        }
        switch (state.get("Type").textValue()) {
            case "Pass" -> pass(state);
            case "Choice" -> choice(state, names, to);
            case "Task" -> task(state, names);
            case "Wait" -> waiting(state);
            case "Parallel" -> parallel(state, depth, names);
            default -> map(state, depth, names);
        }
        return paths(state);
    }

    private ObjectNode fail() {
        var fail = MAKE.objectNode().put("Type", "Fail");
        return dice.oneIn(2) ? fail.put("Error", "E").put("CausePath", expressions.call(2)) : fail.put("Cause", values.text());
    }

    private ObjectNode paths(ObjectNode state) {
        if (dice.oneIn(4)) {
            state.put("InputPath", dice.oneIn(3) ? null : expressions.path());
        }
        if (dice.oneIn(4)) {
            state.put("OutputPath", dice.oneIn(3) ? null : expressions.path());
        }
        return state;
    }

    private void results(ObjectNode state) {
        if (dice.oneIn(3)) {
            state.put("ResultPath", dice.oneIn(4) ? null : expressions.reference());
        }
        if (dice.oneIn(4)) {
            state.set("ResultSelector", template(2));
        }
    }

    private void pass(ObjectNode state) {
        if (dice.oneIn(2)) {
            state.set("Parameters", template(2));
        }
        if (dice.oneIn(4)) {
            state.set("Result", values.value(2));
        }
        if (dice.oneIn(2)) {
            state.put("ResultPath", expressions.reference());
        }
    }

    private void task(ObjectNode state, List<String> names) {
        state.put("Resource", dice.pick(LAMBDA, LAMBDA, "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "arn:aws:states:eu-west-1:123456789012:activity:a", "arn:aws:states:::aws-sdk:s3:getObject", "arn:aws:states:::ecs:runTask.sync"));
        state.set("Parameters", template(2));
        switch (dice.below(5)) {
            case 0 -> state.put("TimeoutSeconds", 1 + dice.below(100));
            case 1 -> state.put("TimeoutSecondsPath", expressions.reference());
            case 2 -> state.put("HeartbeatSeconds", 1 + dice.below(9));
            default -> { }
        }
        results(state);
        recovery(state, names);
    }

    private void recovery(ObjectNode state, List<String> names) {
        if (dice.oneIn(2)) {
            state.putArray("Retry").addObject().put("IntervalSeconds", dice.below(3)).put("MaxAttempts", dice.pick(0, 2, 99_999_999))
                    .put("BackoffRate", dice.pick(1.0, 2.0, 1e9)).put("JitterStrategy", dice.pick("FULL", "NONE"))
                    .set("ErrorEquals", error());
        }
        if (dice.oneIn(2)) {
            state.putArray("Catch").addObject().put("Next", dice.pick(names)).put("ResultPath", expressions.reference())
                    .set("ErrorEquals", error());
        }
    }

    private ArrayNode error() {
        return MAKE.arrayNode().add(dice.pick("States.ALL", "States.TaskFailed", "States.Timeout", "E", "States.Runtime",
                "States.ReferencePathConflict", "States.ResultPathMatchFailure", "States.DataLimitExceeded"));
    }

    private void waiting(ObjectNode state) {
        switch (dice.below(4)) {
            case 0 -> state.put("Seconds", dice.below(1000));
            case 1 -> state.put("Timestamp", "2026-01-02T00:00:00Z");
            case 2 -> state.put("SecondsPath", expressions.reference());
            default -> state.put("TimestampPath", expressions.reference());
        }
    }

    private void parallel(ObjectNode state, int depth, List<String> names) {
        var branches = state.putArray("Branches");
        IntStream.rangeClosed(0, dice.below(3)).forEach(_ -> branches.add(workflow(depth - 1)));
        results(state);
        recovery(state, names);
    }

    private void map(ObjectNode state, int depth, List<String> names) {
        state.set(dice.pick("ItemProcessor", "Iterator"), workflow(depth - 1));
        state.put("ItemsPath", dice.pick("$.items", "$.a", "$", expressions.reference()));
        if (dice.oneIn(2)) {
            state.set(state.has("Iterator") ? "Parameters" : "ItemSelector", template(2));
        }
        if (dice.oneIn(3)) {
            state.put("MaxConcurrency", dice.below(5));
        }
        results(state);
        recovery(state, names);
    }

    private void choice(ObjectNode state, List<String> names, String next) {
        var rules = state.putArray("Choices");
        IntStream.rangeClosed(0, dice.below(4)).forEach(_ -> rules.add(condition(2).put("Next", dice.pick(names))));
        state.put("Default", next);
    }

    private ObjectNode condition(int depth) {
        var rule = MAKE.objectNode();
        if (depth > 0 && dice.oneIn(3)) {
            if (dice.oneIn(3)) {
                return rule.set("Not", condition(depth - 1));
            }
            var all = rule.putArray(dice.pick("And", "Or"));
            IntStream.rangeClosed(0, dice.below(3)).forEach(_ -> all.add(condition(depth - 1)));
            return rule;
        }
        rule.put("Variable", dice.oneIn(20) ? expressions.path() : expressions.reference());
        var operator = dice.pick("StringEquals", "StringMatches", "NumericLessThan", "TimestampGreaterThan", "BooleanEquals",
                "IsPresent", "IsTimestamp", "StringLessThanPath", "NumericEqualsPath");
        return rule.set(operator, operator.endsWith("Path") ? MAKE.textNode(expressions.reference()) : comparedWith(operator));
    }

    private JsonNode comparedWith(String operator) {
        return switch (operator.charAt(0)) {
            case 'S' -> MAKE.textNode(operator.equals("StringMatches") ? dice.pick("*", "a*b", "*a*a*a*b", "\\*", "\\", "*".repeat(500)) : values.text());
            case 'N' -> MAKE.numberNode(dice.pick(0.0, 1.0, 1e308));
            case 'T' -> MAKE.textNode("2026-01-01T00:00:00Z");
            default -> MAKE.booleanNode(dice.oneIn(2));
        };
    }

    private JsonNode template(int depth) {
        var template = MAKE.objectNode();
        for (var i = dice.below(4); i > 0; i--) {
            var name = dice.oneIn(6) ? values.name() : dice.pick("a", "b", "items", "n");
            if (dice.oneIn(4)) {
                template.set(name, depth > 0 ? template(depth - 1) : values.value(1));
            } else {
                template.put(name + ".$", dice.oneIn(3) ? "$" : dice.oneIn(2) ? expressions.path() : expressions.call(0));
            }
        }
        return template;
    }
}
