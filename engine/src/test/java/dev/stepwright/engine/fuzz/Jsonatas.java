package dev.stepwright.engine.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Texts of JSONata expressions, most of them sound, and states that are made of them. */
record Jsonatas(Dice dice) {

    String quoted() {
        var text = expression(3);
        return "{% " + (dice.oneIn(12) ? new Expressions(dice).spoilt(text) : text) + " %}";
    }

    /** Without the quotes, spoilt now and then. */
    String any() {
        var text = expression(4);
        return dice.oneIn(12) ? new Expressions(dice).spoilt(text) : text;
    }

    private String expression(int depth) {
        return depth == 0 || dice.oneIn(4) ? operand() : dice.any(() -> operation(depth - 1), () -> call(depth - 1), () -> higher(depth - 1),
                () -> path(depth - 1), () -> made(depth - 1), () -> looped(depth - 1));
    }

    private String operation(int depth) {
        return dice.any(() -> expression(depth) + dice.pick(" + ", " - ", " * ", " / ", " % ", " & ", " = ", " != ", " < ", " >= ", " and ",
                        " or ", " in ", " ~> ", ".", " ?: ", " ?? ", "..", "; ") + expression(depth),
                () -> expression(depth) + " ? " + expression(depth) + " : " + expression(depth),
                () -> "(" + expression(depth) + "; " + expression(depth) + ")", () -> "-" + expression(depth));
    }

    private String call(int depth) {
        return dice.any(() -> "$" + dice.pick("sum", "count", "string", "number", "keys", "length", "reverse", "sort", "exists", "type", "uppercase",
                        "parse", "uuid", "random", "merge", "spread", "distinct", "boolean", "not", "lookup", "trim", "max", "average", "shuffle",
                        "clone", "base64encode", "base64decode", "encodeUrl", "decodeUrlComponent", "toMillis", "fromMillis", "error", "eval")
                        + "(" + expression(depth) + ")",
                () -> "$" + dice.pick("append", "split", "join", "partition", "range", "hash", "contains", "match", "zip", "pad", "power", "substring",
                        "formatNumber", "formatBase", "formatInteger", "parseInteger", "lookup", "round", "substringBefore", "assert", "toMillis")
                        + "(" + expression(depth) + ", " + dice.any(() -> expression(depth), () -> "?") + ")",
                () -> "$" + dice.pick("replace", "split", "match", "pad", "range", "substring", "reduce") + "(" + expression(depth) + ", "
                        + expression(depth) + ", " + expression(depth) + ")",
                () -> dice.pick("/a+b/", "/(a|aa)+$/", "/(a*)*b/i", "/./", "/x*/", "$f", "$") + "(" + expression(depth) + ")");
    }

    private String higher(int depth) {
        return dice.any(() -> "$" + dice.pick("map", "filter", "each", "sift", "single", "sort") + "(" + expression(depth) + ", "
                        + function(depth) + ")",
                () -> "$reduce(" + expression(depth) + ", function($a, $b) { " + dice.pick("$a + $b", "$a & $b & $a", "$append($a, $b)", "[$a]",
                        "{'a': $a, 'b': $a}", "$a(?)", "[$a, $a]", "$b") + " }" + dice.pick("", ", 'x'", ", []") + ")",
                () -> "$replace(" + expression(depth) + ", " + dice.pick("/a/", "/(.)b?/", "'a'", "/(a*)*$/") + ", " + function(depth) + ")");
    }

    private String function(int depth) {
        return dice.any(() -> "function($x" + dice.pick("", ", $y", ", $y, $z") + ") { " + expression(depth) + " }",
                () -> "$" + dice.pick("string", "sum", "append", "uppercase", "length", "pad", "substring", "not", "exists", "merge"), () -> "/a/",
                () -> "|$|{'z': " + expression(depth) + "}|");
    }

    private String path(int depth) {
        return dice.any(() -> expression(depth) + "[" + expression(depth) + "]", () -> expression(depth) + dice.pick(".a", ".*", ".**", ".%.a",
                        "[]", "[0]", "[-1]", "^(a)", "^(>$, <b)", "@$i.b", "#$n[$n = 1]", ".items@$p.n.{'p': $p}", "#$n.{'n': $n}", ".`a b`"),
                () -> expression(depth) + ".(" + expression(depth) + ")",
                () -> expression(depth) + "{" + dice.pick("'k'", "$string($)", "a", "$type($)") + ": " + expression(depth) + "}",
                () -> expression(depth) + " ~> |" + dice.pick("$", "**", "a", "items", "$v", "*") + "|" + dice.pick("{'z': 1}", "{'z': $}", "{'a': $v}")
                        + dice.pick("", ", 'a'", ", ['a', 'b']") + "|");
    }

    private String made(int depth) {
        return dice.any(() -> "[" + expression(depth) + ".." + expression(depth) + "]", () -> "[" + expression(depth) + ", " + expression(depth) + "]",
                () -> "{" + dice.pick("'a'", "'b'", "$string(1)", "$") + ": " + expression(depth) + "}",
                () -> dice.pick("[1..3000]", "[1..100]", "[1..150000]") + ".(" + expression(depth) + ")",
                () -> dice.pick("[1..3000]", "[1..150000]") + "{" + dice.pick("'a'", "$string($ % 10)") + ": " + expression(depth) + "}");
    }

    private String looped(int depth) {
        return dice.any(() -> "($f := function($n) { $n > 0 ? $f($n " + dice.pick("- 1", "+ 1") + ") : 0 }; $f(" + expression(depth) + "))",
                () -> "($f := function($n) { [$f($n)" + dice.pick("", ", $f($n)") + "] }; $f(" + expression(depth) + "))",
                () -> "($v := " + expression(depth) + "; " + expression(depth) + ")",
                () -> "$map([1.." + dice.pick("9", "500", "150000") + "], function($i) { " + expression(depth) + " })");
    }

    private String operand() {
        return dice.pick("$states.input", "$states.input.a", "$states.input.items", "$states.input.n", "$states.input.s", "$states.input.b.c",
                "$states.context.Execution.Id", "$states.result", "$v", "1", "0", "-3", "1.5", "1e9", "1e308", "'x'", "'a,b'", "\"s\"", "true",
                "null", "[1,2,3]", "[]", "{}", "[1..100]", "[1..10000000]", "/a+b/", "/(a|aa)+$/", "$now()", "$millis()", "$states.input.*",
                "$states.input.**", "$states.input.%", "$states.errorOutput", "function($x){$x}", "$", "$$", "$pad('', 5000, 'ab')",
                "'2026-01-01T00:00:00Z'", "'[Y0001]-[M01]'", "'#,##0.00'", "$x", "$i", "{'a': 1, 'b': [{'a': 2}]}");
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
