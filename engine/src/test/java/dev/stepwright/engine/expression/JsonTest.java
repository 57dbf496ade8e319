package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "1", "1.0", "-0.5", "12345678901234567890", "\"é✓🚀\"", "{\"b\":[1,2.0,null],\"a\":{}}", "true"})
    void whatWasReadIsWrittenAsItWas(String text) {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"é✓🚀\"", "{\"b\":[1,2.0,null],\"a\":{\"ü\":\"\\u0001\\\"\"}}"})
    void theSizeIsThatOfTheTextInUtf8(String text) {
        JsonNode value = Json.parse(text);
        long size = Json.write(value).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        assertThat(Json.utf8Size(value)).isEqualTo(size);
        assertThat(Json.isLargerThan(value, size)).isFalse();
        assertThat(Json.isLargerThan(value, size - 1)).isTrue();
    }

    @Test
    void theLastOfEqualNamesWins() {
        assertThat(Json.write(Json.parse("{\"a\":1,\"b\":2,\"a\":3}"))).isEqualTo("{\"a\":3,\"b\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "1 2", "{'a':1}", "nul", "NaN", "\"\n\"", "{\"a\" 1}"})
    void textThatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void aRefusalSaysWhere() {
        var refusal = catchThrowableOfType(MalformedJsonException.class, () -> Json.parse("{\"a\": x}"));
        assertThat(refusal.offset()).isBetween(6, 7);
        assertThat(refusal).hasMessageContaining("x");
    }

    @Test
    void nestingIsBoundedInReading() {
        assertThat(Json.parse(nested(Json.MAX_DEPTH)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.parse(nested(Json.MAX_DEPTH + 1))).isInstanceOf(MalformedJsonException.class)
                .hasMessage("Expected at most 1000 levels of nesting, found more");
    }

    @Test
    void numbersAreBoundedInLength() {
        assertThat(Json.parse("1".repeat(Json.MAX_NUMBER_LENGTH)).isNumber()).isTrue();
        assertThatThrownBy(() -> Json.parse("1".repeat(Json.MAX_NUMBER_LENGTH + 1))).isInstanceOf(MalformedJsonException.class)
                .hasMessage("Expected numbers of at most 1000 characters, found a longer one");
    }

    @Test
    void aTextIsBoundedInLength() {
        assertThatThrownBy(() -> Json.parse(" ".repeat(Json.MAX_TEXT_LENGTH + 10_000)))
                .isInstanceOf(MalformedJsonException.class).hasMessageContaining("at most 67108864 characters");
    }

    @Test
    void nestingIsBoundedInWriting() {
        JsonNode value = Json.mapper().createArrayNode();
        for (int i = 0; i <= Json.MAX_DEPTH; i++) {
            value = Json.mapper().createArrayNode().add(value);
        }
        JsonNode deep = value;
        assertThatThrownBy(() -> Json.write(deep)).isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> Json.utf8Size(deep)).isInstanceOf(EvaluationException.class);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
