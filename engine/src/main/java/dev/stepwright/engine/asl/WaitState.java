package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.time.Instant;

/** Delays (States Language, "Wait State"). */
public record WaitState(String name, DataFlow flow, Until until, Next next) implements State {

    /** The forms of a wait. */
    public sealed interface Until {
    }

    /** @param seconds 0 … 99,999,999 */
    public record Seconds(long seconds) implements Until {
    }

    public record SecondsPath(Path path) implements Until {
    }

    public record Timestamp(Instant instant) implements Until {
    }

    public record TimestampPath(Path path) implements Until {
    }

    /** JSONata in {@code Seconds}. */
    public record SecondsEvaluated(JsonataExpression expression) implements Until {
    }

    /** JSONata in {@code Timestamp}. */
    public record TimestampEvaluated(JsonataExpression expression) implements Until {
    }
}
