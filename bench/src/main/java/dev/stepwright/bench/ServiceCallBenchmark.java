package dev.stepwright.bench;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import java.util.Map;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** One call that reads an item: by a generated client, from request to response; and as a task, from JSON to JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ServiceCallBenchmark {

    private static final String ANSWER = """
            {"Item": {"id": {"S": "o-1"}, "total": {"N": "42.5"}, "tags": {"SS": ["a", "b"]}, "paid": {"BOOL": true},
             "lines": {"L": [{"M": {"sku": {"S": "x"}, "n": {"N": "2"}}}, {"M": {"sku": {"S": "y"}, "n": {"N": "1"}}}]}}}""";

    private final ServiceCalls calls = new ServiceCalls(ANSWER);
    private final DynamoDbClient generated = calls.client(DynamoDbClient.builder());
    private final GetItemRequest request = GetItemRequest.builder().tableName("orders").consistentRead(true)
            .key(Map.of("id", AttributeValue.fromS("o-1"))).build();
    private final TaskCall call = ServiceCalls.call("dynamodb:getItem", """
            {"TableName": "orders", "ConsistentRead": true, "Key": {"id": {"S": "o-1"}}}""");

    @Benchmark
    public GetItemResponse generatedClient() {
        return generated.getItem(request);
    }

    @Benchmark
    public TaskOutcome.Succeeded task() {
        return calls.perform(call);
    }
}
