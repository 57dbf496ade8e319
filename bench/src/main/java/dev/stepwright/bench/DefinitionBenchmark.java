package dev.stepwright.bench;

import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.reader.ReadResult;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A definition of 866 KB is read: 8,400 states of JSONata, each with an expression that no other has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DefinitionBenchmark {

    private static final int STATES = 8_400;
    private static final List<String> FORMS = List.of("$states.input.total + %d", "$sum($states.input.items.price) > %d",
            "{'id': $states.input.id, 'n': %d}", "$states.input.items[price > %d].sku", "$uppercase($states.input.name) & '-%d'",
            "$map($states.input.items, function($x) { $x.n * %d })");

    private final String text = text();

    @Benchmark
    public ReadResult jsonataDefinitionOf8400States() {
        var read = DefinitionReader.read(text);
        if (read.machine().isEmpty()) {
            throw new IllegalStateException(read.invalidDefinition());
        }
        return read;
    }

    private static String text() {
        var text = new StringBuilder("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"State0\",\"States\":{");
        for (var i = 0; i < STATES; i++) {
            text.append("\"State").append(i).append("\":{\"Type\":\"Pass\",\"Output\":\"{% ")
                    .append(FORMS.get(i % FORMS.size()).formatted(i)).append(" %}\",\"Next\":\"State").append(i + 1).append("\"},");
        }
        return text.append("\"State").append(STATES).append("\":{\"Type\":\"Succeed\"}}}").toString();
    }
}
