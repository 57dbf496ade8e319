package dev.stepwright.engine.fuzz;

/**
 * Expressions by somebody who wants the evaluator to hang, to swell or to let go of what it must keep: recursion in every form, what
 * doubles each time, patterns that backtrack, functions given more than they were made for, names that mean something in Java or
 * JavaScript.
 */
record HostileJsonatas(Dice dice) {

    String any() {
        return dice.any(this::recursion, this::growth, this::pattern, this::excess, this::matcher, this::comparison, this::nesting, this::names,
                this::change, () -> "(" + any() + "; " + any() + ")", () -> "$map([1.." + size() + "], function($i) { " + any() + " })");
    }

    private String size() {
        return dice.pick("1", "50", "3000", "800000", "1e7", "1e21");
    }

    private String recursion() {
        var step = dice.pick("$n", "$n + 1", "[$n, $n]", "$n & $n", "{'a': $n}", "$append($n, $n)");
        return dice.any(() -> "($f := function($n) { " + dice.pick("$f(@)", "1 + $f(@)", "[$f(@)]", "{'a': $f(@)}", "$f(@) & $f(@)", "$f($f(@))",
                        "$map([1, 2], $f)", "$n ~> $f ~> $f", "($g := $f; $g(@))", "$n.$f(@)", "$f(?)(@)", "$reduce([1, 2], $f)",
                        "$n ~> |$|{'z': $f(@)}|").replace("@", step) + " }; $f(" + dice.pick("1", "'a'", "[1]", "{}") + "))",
                () -> "($f := function($n) { $g(" + step + ") }; $g := function($n) { " + dice.pick("$f($n)", "1 + $f($n)") + " }; $f(1))",
                () -> "(function($x) { $x($x) })(function($x) { " + dice.pick("$x($x)", "[$x($x)]", "$x($x) + 1") + " })",
                () -> "($f := $string ~> " + dice.pick("$f", "$length") + "; $f ~> $f; $f(1))");
    }

    private String growth() {
        return "$reduce([1.." + size() + "], function($a, $b) { " + dice.pick("$a & $a", "$append($a, $a)", "[$a, $a]", "{'a': $a, 'b': $a}",
                "$join([$a, $a], $string($a))", "$replace($string($a), /./, '$0$0')", "$merge([$a, {$string($b): $a}])", "$zip([$a], [$a])",
                "$pad($string($a), $length($string($a)) * 2)", "$base64encode($string($a))", "$string([$a, $a])") + " }, "
                + dice.pick("'ab'", "[1]", "{'x': 1}") + ")";
    }

    private String pattern() {
        var pattern = dice.pick("(a+)+$", "(a|a)*b", "(a*)*b", "(?:a?){50}a{50}", "(.*)(.*)(.*)(.*)x", "(?=(a+)+b)", "(a+)\\\\1+b", "((((a*)*)*)*)*c",
                "[^]*[^]*[^]*z", "(?:(?:a{1,100}){1,100}){1,100}b", "a{2147483647}", "a{99999999999}", "(a??)*?b", "\\\\b(\\\\w+\\\\s*)+:", "(?!(a+)+$)x")
                .replace("\\\\", "\\");
        return "$" + dice.pick("match", "contains", "split", "replace") + "($pad('', " + dice.pick("40", "5000", "400000") + ", 'a'), /" + pattern + "/"
                + dice.pick("", "i", "m") + dice.pick("", ", '$1$0'", ", 3", ", function($m) { $m.match & $m.match }") + ")";
    }

    private String excess() {
        return dice.any(() -> "$pad('a', " + dice.pick("", "-") + size() + ", '" + dice.pick("b", "", "\ud83d\ude00") + "')",
                () -> "$" + dice.pick("sort", "distinct", "reverse", "shuffle", "string", "sum", "count", "spread", "zip", "type", "max", "keys") + "([1.." + size() + "])",
                () -> "$formatInteger(" + dice.pick("1e300", "-1e300", "1e21", "123456789") + ", '" + dice.pick("w", "Ww;o", "I", "A", "000,000", "#") + "')",
                () -> "$formatNumber(" + dice.pick("1e300", "1e-300", "1/3", "-1") + ", $pad('0', " + dice.pick("999", "5000") + ", '" + dice.pick("0", "#", ",") + "'))",
                () -> "$formatNumber(-1, '1e3')", () -> "$formatBase(" + dice.pick("1e300", "-1.5", "9007199254740993") + ", " + dice.pick("2", "36", "37", "1") + ")",
                () -> "$fromMillis(" + dice.pick("1e300", "-1e18", "8.64e15", "1e12") + ", $pad('[Y]', " + size() + ", '[Y1,100000]'))",
                () -> "$toMillis('" + dice.pick("2026", "x", "99999999999999") + "', '" + dice.pick("[Y]", "[Yw]", "[YI]", "[M01]", "[", "[]]") + "')",
                () -> "$parse($pad('', " + dice.pick("300", "100000") + ", '" + dice.pick("[", "{\"a\":", "1", "\"") + "'))",
                () -> "$power(" + dice.pick("10, 400", "-1, 0.5", "0, -1") + ")", () -> "$range(0, " + size() + ", " + dice.pick("1", "0", "-1", "1e-9") + ")",
                () -> "$partition([1.." + size() + "], " + dice.pick("1", "0", "-1", "1e-9") + ")",
                () -> "$split($pad('', " + size() + ", 'ab'), " + dice.pick("''", "'a'", "/b/") + ")",
                () -> "$" + dice.pick("encodeUrl", "decodeUrl", "base64decode", "base64encode", "uppercase") + "('" + dice.pick("%", "%zz", "\ud83d", "===", "\\u0000") + "')");
    }

    /** Functions in the place of patterns, that tell of matches without end or of none there can be. */
    private String matcher() {
        return "($f := function($s) { {'match': " + dice.pick("'a'", "''", "$s", "1") + ", 'start': " + dice.pick("0", "-5", "1e9", "'x'") + ", 'end': "
                + dice.pick("1", "0", "-1", "1e9") + ", 'groups': " + dice.pick("[]", "[1]", "'x'") + ", 'next': " + dice.pick("$f", "function() { $f('b') }", "1")
                + "} }; $" + dice.pick("replace('aab', $f, 'xx')", "split('aab', $f)", "match('aab', $f)", "contains('aab', $f)") + ")";
    }

    private String comparison() {
        return "$sort([1.." + dice.pick("50", "3000", "800000") + "], function($a, $b) { " + dice.pick("true", "false", "$random() > 0.5", "$a < $b",
                "$a % 3 > $b % 2", "[1..1000] = [1..1000]", any()) + " })";
    }

    private String nesting() {
        var deep = dice.pick(10, 99, 101, 299, 301, 3_000);
        return dice.any(() -> "[".repeat(deep) + "1" + "]".repeat(deep), () -> "(".repeat(deep) + "1" + ")".repeat(deep), () -> "-".repeat(deep) + "1",
                () -> "{'a':".repeat(deep) + "1" + "}".repeat(deep), () -> "1" + " + 1".repeat(deep), () -> "true ? ".repeat(deep) + "1",
                () -> "$string(".repeat(deep) + "1" + ")".repeat(deep), () -> "$v" + ".a".repeat(deep), () -> "$v" + "[0]".repeat(deep),
                () -> "'a' ~> $uppercase".repeat(1) + " ~> $string".repeat(deep), () -> "function($x) { ".repeat(deep) + "1" + " }".repeat(deep));
    }

    private String names() {
        var name = dice.pick("constructor", "__proto__", "prototype", "toString", "hasOwnProperty", "class", "getClass", "length", "sequence", "then",
                "_jsonata_function", "implementation", "environment", "async", "apply");
        return dice.any(() -> "$states.input." + name, () -> "$states." + name + "." + name, () -> "$" + name, () -> "$" + name + "('x')", () -> "{'" + name + "': 1}." + name,
                () -> "$lookup($states, '" + name + "')", () -> "$string." + name, () -> "$merge([{'" + name + "': {'a': 1}}, $states.input]).a",
                () -> "{'" + name + "': function($x) { $x }}." + name + "(1)", () -> "($" + name + " := 1; $" + name + ")");
    }

    private String change() {
        return dice.pick("$states", "$states.input", "$states.context", "$v", "[1..800000]") + " ~> |" + dice.pick("$", "**", "*", "$states", "$v", "a[0]") + "|"
                + dice.pick("{'a': $}", "{'a': $states}", "{'z': [1..1000]}", "{'b': $v}", "$") + dice.pick("", ", 'a'", ", ['a', '__proto__']", ", 1") + "|";
    }
}
