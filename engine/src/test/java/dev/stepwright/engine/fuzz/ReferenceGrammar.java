package dev.stepwright.engine.fuzz;

/** Expressions of JSONata 2.0.6 that come to an end and depend on nothing but their input. */
record ReferenceGrammar(Dice dice) {

    String expression(int depth) {
        return depth <= 0 ? leaf() : dice.any(() -> leaf(), () -> path(depth), () -> path(depth), () -> operation(depth), () -> call(depth),
                () -> call(depth), () -> higher(depth), () -> made(depth), () -> block(depth));
    }

    private String inner(int depth) {
        return expression(depth - 1 - dice.below(2));
    }

    private String leaf() {
        return dice.any(this::input, this::input, this::number, this::text, () -> dice.pick("true", "false", "null", "nosuch", "$", "$x", "a", "b", "[]",
                "{}", "items", "$$", "n", "s"));
    }

    private String input() {
        return "$states.input" + dice.pick("", ".a", ".b", ".items", ".n", ".s", ".t", ".a.b", ".items.n", ".items[0]", ".*", ".items.a", ".b.c");
    }

    private String number() {
        return dice.pick("0", "1", "2", "3", "-1", "10", "1.5", "2.5", "-0.5", "1e3", "0.1", "100", "1e21", "123456789.125", "1e-7", "7");
    }

    private String text() {
        return dice.pick("\"\"", "\"a\"", "\"b\"", "\"a,b,c\"", "\"abc\"", "\" a  b \"", "\"12\"", "\"x\"", "\"true\"", "\"aab\"", "\"a\ud83d\ude00b\"",
                "\"A-B\"", "'2024-02-29'", "\"1e3\"", "\"q\\\"z\"", "\"Hello World\"", "\"0x1F\"");
    }

    private String path(int depth) {
        return inner(depth) + dice.any(() -> "." + step(depth), () -> "." + step(depth), () -> "[" + predicate(depth) + "]", () -> "[]",
                () -> ".*", () -> ".**", () -> "." + step(depth) + "." + step(depth), () -> "{" + dice.pick("\"k\"", "$string($)", "a", "s", "$type($)") + ": "
                        + inner(depth) + "}", () -> "^(" + dice.pick("", "<", ">") + dice.pick("$", "a", "n", "$string($)") + ")",
                () -> "#$i." + dice.pick("$i", "[$i, $]", "{\"i\": $i}", "a"), () -> "@$e." + dice.pick("$e", "($e)", "$e.a", "a", "{\"e\": $e}"),
                () -> "." + step(depth) + ".%", () -> "." + step(depth) + ".{\"p\": %." + dice.pick("a", "n", "b") + "}", () -> "#$i[$i = " + dice.below(3) + "]");
    }

    private String step(int depth) {
        return dice.any(() -> dice.pick("a", "b", "c", "n", "s", "items", "*", "`a`", "\"a\"", "$"), () -> dice.pick("a", "b", "n", "items") + "["
                + predicate(depth) + "]", () -> "(" + inner(depth) + ")", () -> "[" + inner(depth) + "]", () -> "{\"a\": " + inner(depth) + "}",
                () -> "$" + dice.pick("string", "count", "type", "sum", "uppercase", "length", "keys") + "(" + dice.pick("", "$", "a", "n") + ")");
    }

    private String predicate(int depth) {
        return dice.any(() -> dice.pick("0", "1", "-1", "2", "0.5", "-2", "[0,1]", "[0..2]", "true", "a", "$", "n > 1", "a = 1", "$ = 1", "s = \"a\"",
                "$ > 1", "$exists(a)"), () -> inner(depth));
    }

    private String operation(int depth) {
        return dice.any(() -> inner(depth) + dice.pick(" + ", " - ", " * ", " / ", " % ", " & ", " & ", " = ", " != ", " < ", " <= ", " > ", " >= ",
                        " and ", " or ", " in ") + inner(depth),
                () -> inner(depth) + " ? " + inner(depth) + dice.any(() -> "", () -> " : " + inner(depth)), () -> "-" + inner(depth),
                () -> "(" + inner(depth) + " ~> " + dice.pick("$string", "$sum", "$count", "$uppercase", "$reverse", "$keys", "$substring(1)", "$join(\"-\")",
                        "$append(1)", "$map($string)", "$type()", "function($v){$v}") + ")",
                () -> "(" + inner(depth) + ")", () -> "(" + dice.pick("$sum", "$x", "$f", "/a/", "function($v){$v}", "[$sum]", "$append(1, ?)")
                        + dice.any(() -> " ? 1 : 2", () -> " and " + inner(depth), () -> " = " + dice.pick("$sum", "$x", "$f")) + ")");
    }

    private String call(int depth) {
        return dice.any(() -> "$" + dice.pick("sum", "count", "string", "number", "keys", "length", "reverse", "sort", "exists", "type", "uppercase",
                        "lowercase", "merge", "spread", "distinct", "boolean", "not", "trim", "max", "min", "average", "clone", "abs", "floor", "ceil",
                        "sqrt", "round", "zip", "encodeUrl", "encodeUrlComponent", "decodeUrl", "decodeUrlComponent", "toMillis", "fromMillis", "error",
                        "assert", "join", "single", "formatBase") + "(" + inner(depth) + ")",
                () -> "$" + dice.pick("append", "split", "join", "contains", "match", "zip", "pad", "power", "substring", "formatNumber", "formatBase",
                        "formatInteger", "parseInteger", "lookup", "round", "substringBefore", "substringAfter", "string", "assert") + "(" + inner(depth) + ", "
                        + argument(depth) + ")",
                () -> "$" + dice.pick("replace", "split", "match", "pad", "substring", "formatNumber", "append", "zip") + "(" + inner(depth) + ", "
                        + argument(depth) + ", " + argument(depth) + ")",
                () -> "$formatNumber(" + inner(depth) + ", " + dice.pick("\"0.00\"", "\"#,##0.0#\"", "\"0.0\"", "\"0%\"", "\"#\"", "\"(0);-0\"", "\"00\"") + ")",
                () -> "$formatInteger(" + inner(depth) + ", " + dice.pick("\"w\"", "\"Ww;o\"", "\"I\"", "\"A\"", "\"#,##0\"", "\"000\"", "\"0;o\"") + ")",
                () -> "$fromMillis(" + dice.below(20_000) + " * 86400123 - 1e11, \"[" + dice.pick("Y", "M", "D", "d", "F", "W", "w", "X", "x", "H", "h", "P", "m", "s", "f", "Z",
                        "z", "MNn", "FNn,3-3", "Y,2-2", "D1o", "YI", "Dw") + "]\")",
                () -> "$" + dice.pick("contains", "match", "split") + "(" + inner(depth) + ", " + pattern() + ")",
                () -> "$replace(" + inner(depth) + ", " + pattern() + ", " + dice.pick("\"-\"", "\"[$0]\"", "\"$1$2$$\"", "function($m){$m.match & \"!\"}") + ")",
                () -> "$append(?, " + inner(depth) + ")(" + inner(depth) + ")", () -> "$substring(?, " + dice.below(4) + ")(" + text() + ")",
                () -> "$pad(?, 5)(" + text() + ")");
    }

    private String argument(int depth) {
        return dice.any(this::text, this::number, () -> inner(depth), this::pattern);
    }

    private String pattern() {
        return dice.pick("/a/", "/[a-c]/", "/(a)(b)?/", "/\\s+/", "/A/i", "/^a/", "/b$/", "/./", "/a|b/", "/(.)\\1/", "/\\w+/", "/a{2}/", "/[^a]/", "/(?:a)b/",
                "/a*?b/", "/\\bH/", "/x*/", "/(?=b)b/");
    }

    private String higher(int depth) {
        return dice.any(() -> "$" + dice.pick("map", "filter", "single", "sort", "each", "sift") + "(" + inner(depth) + ", " + function(depth) + ")",
                () -> "$reduce(" + inner(depth) + ", function($p, $q" + dice.pick("", ", $r") + "){" + dice.pick("$p + $q", "$p & $q", "$append($p, $q)", "[$p, $q]")
                        + "}" + dice.pick("", ", \"\"", ", 1") + ")",
                () -> "(" + inner(depth) + " ~> |" + dice.pick("$", "a", "items", "**", "b") + "|" + dice.pick("{\"z\": 1}", "{\"a\": $}", "{}", "{\"n\": n}")
                        + dice.pick("", ", \"a\"", ", [\"a\", \"b\"]") + "|)");
    }

    private String function(int depth) {
        return dice.any(() -> "function($x" + dice.pick("", ", $y", ", $y, $z") + "){" + dice.any(() -> inner(depth), () -> dice.pick("$x", "$x + 1", "$x > 1",
                        "$x.a", "$y", "$z", "$x > $y", "$string($x)", "true", "{\"x\": $x}")) + "}",
                () -> "$" + dice.pick("sum", "string", "count", "uppercase", "exists", "not", "boolean", "type", "round", "keys"),
                () -> "function($x)<" + dice.pick("n:n", "s-:s", "a<n>", "x?", "(ns)", "o") + ">{$x}");
    }

    private String made(int depth) {
        return dice.any(() -> "[" + inner(depth) + ", " + inner(depth) + "]", () -> "[" + inner(depth) + "]", () -> "[" + dice.below(3) + ".." + dice.below(6) + "]",
                () -> "[" + inner(depth) + ".." + dice.below(5) + "]", () -> "{\"a\": " + inner(depth) + ", \"" + dice.pick("b", "n", "2", "1", "a") + "\": "
                        + inner(depth) + "}", () -> "[{\"a\": " + inner(depth) + "}, {\"a\": " + inner(depth) + "}]");
    }

    private String block(int depth) {
        return dice.any(() -> "($x := " + inner(depth) + "; " + inner(depth) + ")", () -> "(" + inner(depth) + "; " + inner(depth) + ")",
                () -> "($f := function($x){" + inner(depth) + "}; $f(" + inner(depth) + "))",
                () -> "($f := function($k){$k < 1 ? " + dice.pick("0", "[]", "\"\"") + " : " + dice.pick("$f($k - 1)", "$k + $f($k - 1)", "$append($k, $f($k - 1))")
                        + "}; $f(" + dice.below(6) + "))");
    }
}
