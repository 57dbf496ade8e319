package dev.stepwright.engine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {

    private static final String FACE = "\uD83D\uDE00";

    @Test
    void aCauseIsCutWhereItIsTooLong() {
        assertThat(Failure.of("E", "x".repeat(Failure.LONGEST_CAUSE)).cause().orElseThrow()).hasSize(Failure.LONGEST_CAUSE);
        assertThat(Failure.of("E", "x".repeat(Failure.LONGEST_CAUSE + 1)).cause().orElseThrow()).hasSize(Failure.LONGEST_CAUSE);
    }

    @Test
    void aCauseIsNotCutInTheMiddleOfACharacter() {
        var cause = "x".repeat(Failure.LONGEST_CAUSE - 1) + FACE;
        assertThat(Failure.of("E", cause).cause()).contains("x".repeat(Failure.LONGEST_CAUSE - 1));
    }
}
