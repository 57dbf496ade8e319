package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.Scope;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.time.Instant;

/** Wait: rests until its time has come (States Language, "Wait State"). A time that is past already costs no step. */
final class WaitInterpreter {

    /** The longest wait AWS was seen to accept: as many seconds as a 32-bit number can count. */
    private static final long LONGEST_SECONDS = Integer.MAX_VALUE;

    private WaitInterpreter() {
    }

    static Then attempt(Step step, WaitState state) {
        var effective = Stages.of(step, state.flow()).effectiveInput();
        var now = step.setting().now();
        var until = until(state.until(), StateScope.of(step, effective), now);
        if (until.getEpochSecond() - now.getEpochSecond() > LONGEST_SECONDS) {
            throw Errors.runtime("Wait state delay is too long.");
        }
        return until.isAfter(now) ? new Then.Rest(new Stand.Waiting(until)) : leave(step, state);
    }

    /** The time has come. */
    static Then leave(Step step, WaitState state) {
        var stages = Stages.of(step, state.flow());
        return new Then.Leave(stages.passOn(stages.effectiveInput()), state.next());
    }

    private static Instant until(WaitState.Until until, StateScope scope, Instant now) {
        return switch (until) {
            case WaitState.Seconds(var seconds) -> now.plusSeconds(seconds);
            case WaitState.SecondsPath(var path) -> {
                var seconds = Quantities.nonNegative("SecondsPath", path, value("SecondsPath", path, scope));
                yield now.plusSeconds(Math.min(seconds, LONGEST_SECONDS + 1));
            }
            case WaitState.Timestamp(var instant) -> instant;
            case WaitState.SecondsEvaluated(var expression) -> now.plusSeconds(
                    Math.min(Quantities.nonNegative("Seconds", expression, scope), LONGEST_SECONDS + 1));
            case WaitState.TimestampEvaluated(var expression) -> timestamp(expression, scope);
            case WaitState.TimestampPath(var path) -> timestamp(path, value("TimestampPath", path, scope));
        };
    }

    private static JsonNode value(String field, Path path, Scope scope) {
        return path.find(scope).filter(value -> !value.isNull()).orElseThrow(() -> Errors.runtime(
                "The " + field + " parameter does not reference an input value: " + path.text()));
    }

    private static Instant timestamp(JsonataExpression expression, StateScope scope) {
        var text = expression.evaluateTo("string", "Timestamp", scope, scope.randomness()).textValue();
        return Timestamps.parse(text).orElseThrow(() -> Errors.query("Timestamp",
                "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: " + text));
    }

    private static Instant timestamp(Path path, JsonNode value) {
        var text = Texts.quoted(value);
        return Timestamps.parse(text).orElseThrow(() -> Errors.runtime("The TimestampPath parameter does not reference a "
                + "valid ISO-8601 extended offset date-time format string: " + path.text() + " == " + text));
    }
}
