package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.task.LambdaInvoker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what functions were called with, in the order of the calls. */
final class RecordedCalls implements LambdaInvoker {

    private record Recorded(String function, JsonNode event) {
    }

    private final LambdaInvoker functions;
    private final Queue<Recorded> calls = new ConcurrentLinkedQueue<>();

    RecordedCalls(LambdaInvoker functions) {
        this.functions = functions;
    }

    @Override
    public Reply invoke(Call call) {
        calls.add(new Recorded(Account.name(call.functionName()), Json.parse(new String(call.payload(), StandardCharsets.UTF_8))));
        return functions.invoke(call);
    }

    /** The events of one function in which the text is somewhere. */
    List<JsonNode> of(String function, String text) {
        return calls.stream().filter(call -> call.function().equals(function) && Json.write(call.event()).contains(text))
                .map(Recorded::event).toList();
    }
}
