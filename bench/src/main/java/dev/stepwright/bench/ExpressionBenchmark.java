package dev.stepwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Effort;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import dev.stepwright.engine.expression.jsonata.JsonataScope;
import dev.stepwright.engine.expression.jsonata.StatesPart;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Expressions, compiled before, evaluated on an order with twenty items. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExpressionBenchmark {

    private static final Randomness NONE = new Randomness() {
        @Override
        public long nextLong() {
            return 1;
        }

        @Override
        public String uuid() {
            return "00000000-0000-4000-8000-000000000000";
        }
    };

    private final Order order = new Order(Json.parse(IntStream.range(0, 20)
            .mapToObj(i -> "{\"sku\":\"sku-%d\",\"price\":%d.5,\"stock\":%b}".formatted(i, i, i % 2 == 0))
            .collect(Collectors.joining(",", "{\"name\":\"Ada\",\"id\":17,\"items\":[", "]}"))));
    private Expression format;
    private Expression filter;
    private JsonataExpression sum;

    @Setup
    public void compile() throws SyntaxException {
        format = Expression.compile("States.Format('Order {} of {}', $.id, $.name)");
        filter = Expression.compile("$.items[?(@.price < 10 && @.stock == true)].sku");
        sum = JsonataExpression.compile("$sum($states.input.items.price)");
    }

    @Benchmark
    public JsonNode statesFormat() {
        return format.evaluate(order, NONE);
    }

    @Benchmark
    public JsonNode jsonPathFilterOver20Items() {
        return filter.evaluate(order, NONE);
    }

    @Benchmark
    public JsonNode jsonataSumOver20Items() {
        return sum.evaluate("Output", order, NONE);
    }

    private record Order(JsonNode input) implements dev.stepwright.engine.expression.Scope, JsonataScope {

        @Override
        public JsonNode context() {
            throw new IllegalStateException("no expression here looks at the context");
        }

        @Override
        public JsonNode states(StatesPart part) {
            return part == StatesPart.INPUT ? input : null;
        }

        @Override
        public JsonNode variable(String name) {
            return null;
        }

        @Override
        public Effort effort() {
            return new Effort();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
