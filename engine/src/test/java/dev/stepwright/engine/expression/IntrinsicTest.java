package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicTest {

    @Test
    void aCallKnowsWhatItReads() throws SyntaxException {
        var call = Intrinsic.compile("States.Array($a.x, States.Format('{}{}', $b, $a), $$.Execution.Id)");
        assertThat(call.variables()).isEqualTo(Set.of("a", "b"));
        assertThat(call.readsContext()).isTrue();
        assertThat(call.readsInput()).isFalse();
        assertThat(Intrinsic.compile("States.Array(States.MathAdd($.a, 1))").readsInput()).isTrue();
        assertThat(Intrinsic.compile("States.UUID()").variables()).isEmpty();
    }

    @Test
    void aTemplateKnowsWhatItReads() {
        var template = PayloadTemplate.compile(Json.parse("""
                {"a.$": "$x.y", "b": [{"c.$": "States.Array($z, $$.State)"}]}"""), fault -> { });
        assertThat(template.variables()).isEqualTo(Set.of("x", "z"));
        assertThat(template.readsContext()).isTrue();
        assertThat(template.readsInput()).isFalse();
        assertThat(template.isConstant()).isFalse();
        assertThat(template.expressions()).map(Expression::text).containsExactly("$x.y", "States.Array($z, $$.State)");
    }

    @Test
    void aConstantTemplateIsItsSource() {
        var source = Json.parse("{\"a\": [1, {\"b\": \"$.c\"}]}");
        var faults = new ArrayList<Fault>();
        var template = PayloadTemplate.compile(source, faults::add);
        assertThat(template.isConstant()).isTrue();
        assertThat(template.evaluate(FixedScope.of("{}"), new FixedChance())).isSameAs(source);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false"})
    void textsToEncodeAndToHashAreBounded(int length, boolean allowed) throws SyntaxException {
        FixedScope scope = FixedScope.of("{\"s\": \"" + "A".repeat(length) + "\"}");
        for (String text : new String[] {
            "States.Base64Encode($.s)", "States.Base64Decode($.s)", "States.Hash($.s, 'SHA-256')"}) {
            var call = Intrinsic.compile(text);
            var failure = catchThrowableOfType(EvaluationException.class, () -> call.evaluate(scope, new FixedChance()));
            assertThat(failure == null).as(text).isEqualTo(allowed);
        }
    }

    @Test
    void aFormattedStringIsBounded() throws SyntaxException {
        FixedScope scope = FixedScope.of("{\"s\": \"" + "x".repeat(1 << 20) + "\"}");
        String nine = "States.Format('" + "{}".repeat(9) + "'" + ", $.s".repeat(9) + ")";
        var failure = catchThrowableOfType(EvaluationException.class,
                () -> Intrinsic.compile(nine).evaluate(scope, new FixedChance()));
        assertThat(failure.error()).isEqualTo("States.DataLimitExceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Array(", "States.Array('", " "})
    void anExpressionIsBoundedInLength(String part) {
        assertThatThrownBy(() -> Intrinsic.compile(part.repeat(70_000 / part.length())))
                .isInstanceOf(SyntaxException.class).hasMessageContaining("at most 65536 characters");
    }
}
