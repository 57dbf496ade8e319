package dev.stepwright.engine.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Stand;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many iterations of an inline Map run at a time (AWS guide, "Inline mode": up to 40). */
class MapConcurrencyTest {

    @ParameterizedTest
    @CsvSource({"0, 41, 40", "0, 3, 3", "7, 41, 7"})
    void isThatOfLimitsWhenTheDefinitionSetsNone(int maxConcurrency, int items, int expected) {
        var one = new LanguageCase("map", Json.parse("""
                {"name": "over many", "tasks": {}, "input": [%s0], "state": {"Type": "Map", "MaxConcurrency": %d, "End": true,
                 "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}"""
                .formatted("0, ".repeat(items - 1), maxConcurrency)));

        assertThat(concurrency(one)).containsExactly(expected).allMatch(it -> it <= one.limits().mapConcurrency());
    }

    private static Set<Integer> concurrency(LanguageCase one) {
        var seen = new HashSet<Integer>();
        new InProcessRunner(new Interpreter(), one.tasks(), RunTime.virtual(LanguageCase.START), new FixedRandomness(), one.limits(),
                frame -> {
                    if (frame.stand() instanceof Stand.Joining joining) {
                        seen.add(joining.concurrency());
                    }
                    return frame;
                }).run(one.machine(), one.execution());
        return seen;
    }
}
