package dev.stepwright.engine.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.expression.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of an expression mean something only where there is a context item, and stand where there is none. */
class JsonataNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "$sum(a.b)", "[a, $b]", "{'k': a}", "{a: 1}", "$x ? a : 1", "$x ? 1 : a", "`a`.b",
            "$x ~> $f(a)", "$x & a", "-a", "$not(a and $x)", "(1; a)", "a[b = 1]", "/* $x */ a", "$x / a", "[1..a]",
            "$x > 1 and a", "[[a]]", "{'k': {'l': a.b}}", "$v := a", "a{b: c}", "a^(b)", "a.(b)", "$f(?, a)", "a(1)", "$x[0] + a", "$x.b + a",
            "a.$f(b)", "$each(a, function($v) { b })"})
    void atTheTopLevel(String expression) throws SyntaxException {
        assertThat(JsonataExpression.compile(expression).topLevelNames()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$x.a", "$x.a.b[c = 1]", "$x.(a + b)", "$x{a: b}", "$x^(>a, b)", "$x ~> |a|{'b': c}|",
            "$x ~> |a|{'b': c}, d| ~> $f", "$map($x, function($v, $i) { $v.b + c })", "$filter($x, λ($v)<x:b>{ a })", "$x.$f(a)",
            "$match($x, /a(b)[c\\/]/i)", "'a' & \"b\"", "true", "null", "1.5e-3", "[1..3]", "$x[0].a", "$x.`a b`", "$x.*.a",
            "$x@$i.b[$i = 1]", "$x#$i.{'i': $i}", "$string($x).a", "($x).a", "$x.{'k': a, 'l': [b]}", "$x[$.a = 1].($)",
            "$f(?, 2)", "$x.a and $y.b or $z in [1]", "$x.function", "$states.input.a", "'a'.b"})
    void onlyWhereThereIsAnItem(String expression) throws SyntaxException {
        assertThat(JsonataExpression.compile(expression).topLevelNames()).isEmpty();
        assertThat(JsonataExpression.compile(expression).readsDocument()).isFalse();
    }

    @Test
    void theContextItemItself() throws SyntaxException {
        assertThat(JsonataExpression.compile("$ + a + $ + b").topLevelNames()).containsExactly("$", "a", "b");
        assertThat(JsonataExpression.compile("$x.($$.a)").readsDocument()).isTrue();
    }

    @Test
    void whatIsReadOfStates() throws SyntaxException {
        assertThat(JsonataExpression.compile("$states.input.a & $x.($states.`result`) & $states . context").statesFields())
                .containsExactly("input", "result", "context");
        assertThat(JsonataExpression.compile("$states['result'] & $lookup($states, 'result')").statesFields()).isEmpty();
    }
}
