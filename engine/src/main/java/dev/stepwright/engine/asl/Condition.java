package dev.stepwright.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import java.util.List;

/** What a Choice rule asks (States Language, "Choice Rules"). */
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {
    }

    record Or(List<Condition> any) implements Condition {
    }

    record Not(Condition condition) implements Condition {
    }

    /** {@code Variable} is, or is not, of a kind; only IS_PRESENT holds for what is not there. */
    record Is(Path variable, Kind kind, boolean expected) implements Condition {
    }

    /** {@code Variable} compared with a value written in the definition. */
    record Compare(Path variable, Comparison comparison, JsonNode value) implements Condition {
    }

    /** {@code Variable} compared with a value found while running: the operators that end in {@code Path}. */
    record ComparePath(Path variable, Comparison comparison, Path value) implements Condition {
    }

    /** {@code Variable} matches a pattern; {@code *} stands for any text and {@code \*} for itself. */
    record Matches(Path variable, String pattern) implements Condition {
    }

    /** A JSONata expression that gives true or false, in that field of the state: {@code Choices[0]/Condition}. */
    record Evaluated(String field, JsonataExpression expression) implements Condition {
    }

    /** {@code true} or {@code false} as it is written. */
    record Constant(boolean value) implements Condition {
    }

    enum Kind { PRESENT, NULL, NUMERIC, STRING, BOOLEAN, TIMESTAMP }

    /** The kinds of values that can be compared, and how. */
    record Comparison(Type type, Order order) {
    }

    enum Type { STRING, NUMERIC, TIMESTAMP, BOOLEAN }

    enum Order { EQUALS, LESS_THAN, GREATER_THAN, LESS_THAN_EQUALS, GREATER_THAN_EQUALS }
}
