package dev.stepwright.engine.fuzz;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of expressions: most of them sound, some spoilt. */
record Expressions(Dice dice) {

    private static final String[] FUNCTIONS = {"Format", "StringToJson", "JsonToString", "StringSplit", "Base64Encode",
        "Base64Decode", "Hash", "Array", "ArrayPartition", "ArrayContains", "ArrayRange", "ArrayGetItem", "ArrayLength",
        "ArrayUnique", "JsonMerge", "MathAdd", "MathRandom", "UUID"};

    String any() {
        var text = dice.oneIn(2) ? path() : call(0);
        return dice.oneIn(6) ? spoilt(text) : text;
    }

    /** A path of fields and places alone. */
    String reference() {
        return "$" + repeat(3, this::step);
    }

    String path() {
        var root = dice.oneIn(6) ? dice.pick("$$", "$$.Execution", "$$.Map.Item", "$v", "$$.State") : "$";
        return root + repeat(4, () -> dice.oneIn(5) ? wild() : step());
    }

    private String step() {
        return dice.pick(".a", ".b", ".items", ".n", ".s", "[0]", "[1]", "[-1]", "['a']", "[\"b\"]", ".c", "['a b']", "[99]");
    }

    private String wild() {
        return dice.any(() -> dice.pick("[*]", ".*", "..a", "..*", "[0,1]", "[0:2]", "[-2:]", "[:1]", "[1:]", "['a','b']",
                "[0:1:2]", "..[0]", ".length()", ".sum()", ".min()", ".max()", ".avg()", ".keys()", ".concat('a',$.b)",
                ".append(1)", ".first()", ".index(0)", ".stddev()", ".size()", ".concat($.a,$..b)"), this::filter);
    }

    private String filter() {
        return "[?(" + dice.any(this::test, () -> test() + dice.pick(" && ", " || ") + test(), () -> "!(" + test() + ")",
                () -> "(" + test() + " && " + test() + ") || " + test()) + ")]";
    }

    private String test() {
        return dice.any(() -> operand() + dice.pick(" == ", "!=", " < ", ">=", " in ", " nin ", " contains ", " size ", " empty ",
                " subsetof ", " anyof ", " noneof ", " === ", " =~ ") + operand(), this::operand,
                () -> operand() + " =~ /" + dice.pick("a.*", "(a*)*b", "(a|aa)+$", "[ab]+", ".*.*.*.*x", "A") + "/" + dice.pick("", "i"));
    }

    private String operand() {
        return dice.pick("@", "@.a", "@.b", "@['n']", "@[0]", "$.a", "1", "'x'", "\"x\"", "null", "true", "[1,2]", "['a']",
                "@.length()", "/a/", "1.5e3", "-1");
    }

    String call(int depth) {
        var arguments = IntStream.range(0, dice.below(4)).mapToObj(i -> argument(depth)).collect(Collectors.joining(dice.pick(",", ", ")));
        return "States." + dice.pick(FUNCTIONS) + "(" + arguments + ")";
    }

    private String argument(int depth) {
        return depth < 4 && dice.oneIn(3) ? call(depth + 1) : dice.any(this::path, this::reference, this::literal);
    }

    private String literal() {
        return dice.pick("1", "0", "-1", "1000", "3.7", "1e300", "2147483647", "true", "null", "'x'", "'{}'", "'{} {}'", "','", "''", "'\\'{\\}'",
                "'SHA-256'", "'MD5'", "false", "'{\"a\":1}'", "'\\\\'", "'aGk='", "-2147483648");
    }

    /** With a character left out, doubled, or put in. */
    String spoilt(String text) {
        var at = dice.below(text.length() + 1);
        return dice.any(() -> text.substring(0, at), () -> text.substring(at),
                () -> text.substring(0, at) + dice.pick("[", "]", "(", ")", "'", "\"", ".", ",", "$", "@", "?", "\\", "*", ":", " ", "\u0000", "\ud800")
                        + text.substring(at),
                () -> at == text.length() ? text : text.substring(0, at) + text.substring(at + 1),
                () -> text + dice.pick("[", ".a[", "..", "(", "['", "[?(", "[?(@", ")", "]") , () -> text + text,
                () -> "[(".repeat(dice.below(3000)) + text);
    }

    private String repeat(int most, java.util.function.Supplier<String> part) {
        return IntStream.range(0, dice.below(most + 1)).mapToObj(i -> part.get()).collect(Collectors.joining());
    }
}
