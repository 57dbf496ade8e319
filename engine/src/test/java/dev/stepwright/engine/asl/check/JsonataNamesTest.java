package dev.stepwright.engine.asl.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of an expression mean something only where there is a context item, and stand where there is none. */
class JsonataNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "$sum(a.b)", "[a, $b]", "{'k': a}", "{a: 1}", "$x ? a : 1", "$x ? 1 : a", "`a`.b",
            "$x ~> $f(a)", "$x & a", "-a", "$not(a and $x)", "(1; a)", "a[b = 1]", "/* $x */ a", "$x / a", "[1..a]",
            "$x > 1 and a", "[[a]]", "{'k': {'l': a.b}}", "$v := a", "a{b: c}", "a^(b)", "a.(b)", "$f(?, a)"})
    void atTheTopLevel(String expression) {
        assertThat(JsonataNames.of(expression).topLevel()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$x.a", "$x.a.b[c = 1]", "$x.(a + b)", "$x{a: b}", "$x^(>a, b)", "$x ~> |a|{'b': c}|",
            "$x ~> |a|{'b': c}, d| ~> $f", "$map($x, function($v, $i) { $v.b + c })", "$filter($x, λ($v)<x:b>{ a })", "$x.$f(a)",
            "$match($x, /a(b)[c\\/]/i)", "'a' & \"b\"", "true", "null", "1.5e-3", "[1..3]", "$x[0].a", "$x.`a b`", "$x.*.a",
            "$x@$i.b[$i = 1]", "$x#$i.{'i': $i}", "$string($x).a", "($x).a", "$x.{'k': a, 'l': [b]}", "$x[$.a = 1].($)",
            "$f(?, 2)", "$x.a and $y.b or $z in [1]", "$x.function", "$states.input.a"})
    void onlyWhereThereIsAnItem(String expression) {
        assertThat(JsonataNames.of(expression).topLevel()).isEmpty();
        assertThat(JsonataNames.of(expression).wholeInput()).isFalse();
    }

    @Test
    void theContextItemItself() {
        assertThat(JsonataNames.of("$ + a + $ + b").topLevel()).containsExactly("$", "a", "b");
        assertThat(JsonataNames.of("$x.($$.a)").wholeInput()).isTrue();
    }

    @Test
    void whatIsReadOfStates() {
        assertThat(JsonataNames.of("$states.input.a & $x.($states.`result`) & $states . context").statesFields())
                .containsExactly("input", "result", "context");
        assertThat(JsonataNames.of("$states['result'] & $lookup($states, 'result')").statesFields()).isEmpty();
    }

    /** What is no expression is never asked for, but must not do harm: nothing of it reads what a state is given. */
    @ParameterizedTest
    @ValueSource(strings = {"", ")", "a)", "|", "((", "'", "/", "function", "function(", "$", "\\", "]a[", "| | | |"})
    void takesAnyText(String text) {
        assertThat(JsonataNames.of(text).statesFields()).isEmpty();
    }
}
