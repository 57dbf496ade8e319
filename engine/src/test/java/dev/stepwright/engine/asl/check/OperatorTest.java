package dev.stepwright.engine.asl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.Condition.Comparison;
import dev.stepwright.engine.asl.Condition.Order;
import dev.stepwright.engine.asl.Condition.Type;
import org.junit.jupiter.api.Test;

class OperatorTest {

    /** States Language, "Choice State": the table of comparison operators. */
    @Test
    void hasAllThatTheSpecificationHas() {
        assertThat(Operator.names()).hasSize(39).contains("StringEquals", "StringEqualsPath", "StringMatches",
                "NumericLessThanEqualsPath", "TimestampGreaterThan", "BooleanEquals", "BooleanEqualsPath", "IsPresent",
                "IsTimestamp");
        assertThat(Operator.names()).doesNotContain("BooleanLessThan", "StringMatchesPath", "NumericMatches");
    }

    @Test
    void readsTheNames() {
        assertThat(Operator.named("NumericLessThanEquals"))
                .contains(new Operator.Compare(new Comparison(Type.NUMERIC, Order.LESS_THAN_EQUALS)));
        assertThat(Operator.named("numericEquals")).isEmpty();
    }
}
