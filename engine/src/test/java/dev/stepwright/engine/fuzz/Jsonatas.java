package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Texts of JSONata expressions, most of them sound, and states that are made of them. */
record Jsonatas(Dice dice) {

    String quoted() {
        var text = expression(3);
        return "{% " + (dice.oneIn(12) ? new Expressions(dice).spoilt(text) : text) + " %}";
    }

    private String expression(int depth) {
        return depth == 0 || dice.oneIn(4) ? operand() : dice.any(
                () -> expression(depth - 1) + dice.pick(" + ", " - ", " * ", " / ", " % ", " & ", " = ", " < ", " and ", " in ", " ~> ", ".", " ?: ")
                        + expression(depth - 1),
                () -> "$" + dice.pick("sum", "count", "string", "number", "keys", "length", "reverse", "sort", "exists", "type", "uppercase",
                        "parse", "uuid", "random", "merge", "spread", "distinct", "boolean", "not", "lookup") + "(" + expression(depth - 1) + ")",
                () -> "$" + dice.pick("append", "split", "join", "partition", "range", "hash", "contains", "match", "zip", "pad", "power", "substring")
                        + "(" + expression(depth - 1) + ", " + expression(depth - 1) + ")",
                () -> "$" + dice.pick("map", "filter", "each", "sift", "single") + "(" + expression(depth - 1) + ", function($x) { "
                        + expression(depth - 1) + " })",
                () -> "$reduce(" + expression(depth - 1) + ", function($a, $b) { $a " + dice.pick("+", "&", "~> $append") + dice.pick(" $b", "($b)") + " })",
                () -> "[" + expression(depth - 1) + ".." + expression(depth - 1) + "]",
                () -> "{" + dice.pick("'a'", "'b'", "$string(1)") + ": " + expression(depth - 1) + "}",
                () -> expression(depth - 1) + "[" + expression(depth - 1) + "]",
                () -> expression(depth - 1) + " ? " + expression(depth - 1) + " : " + expression(depth - 1),
                () -> "($f := function($n) { $n > 0 ? $f($n " + dice.pick("- 1", "+ 1") + ") : 0 }; $f(" + expression(depth - 1) + "))");
    }

    private String operand() {
        return dice.pick("$states.input", "$states.input.a", "$states.input.items", "$states.input.n", "$states.context.Execution.Id",
                "$states.result", "$v", "1", "0", "-3", "1.5", "1e9", "1e308", "'x'", "'a,b'", "\"s\"", "true", "null", "[1,2,3]", "[]", "{}",
                "[1..100]", "[1..10000000]", "/a+b/", "/(a|aa)+$/", "$now()", "$states.input.*", "$states.input.**", "$states.input.%",
                "$states.errorOutput", "function($x){$x}", "$");
    }

    /** Makes a JSONata state of one that has no field of JSONPath yet. */
    void dress(ObjectNode state) {
        state.put("QueryLanguage", "JSONata");
        if (dice.oneIn(2)) {
            state.put("Output", quoted());
        }
        if (dice.oneIn(2)) {
            state.putObject("Assign").put(dice.pick("v", "w"), quoted());
        }
        switch (state.get("Type").textValue()) {
            case "Task" -> state.put("Resource", "arn:aws:lambda:eu-west-1:123456789012:function:f").put("Arguments", quoted());
            case "Wait" -> state.put("Seconds", quoted());
            case "Choice" -> state.putArray("Choices").addObject().put("Condition", quoted()).set("Next", state.get("Default"));
            default -> { }
        }
    }
}
