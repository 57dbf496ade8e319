package dev.stepwright.local.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.record.Conduct;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All of Stepwright in this process, asked as a client asks. */
final class OneProcess implements AutoCloseable {

    private static final String ROLE = "arn:aws:iam::000000000000:role/r";

    private final Composition composition;
    private int machines;

    /** @param folder of what outlives the process; without it nothing does */
    OneProcess(Optional<Path> folder) {
        composition = new Composition(new Composition.Settings(folder, Optional.empty(), "us-east-1", "000000000000",
                Conduct.USUAL, new Environment(Map.of(), Map.of()), _ -> { }, Duration.ofSeconds(5), Duration.ofDays(90)), Composition.Watch.NONE);
        composition.start();
    }

    @Override
    public void close() {
        composition.close();
    }

    JsonNode call(String action, ObjectNode request) {
        return composition.api().call(action, Json.parse(Json.write(request)));
    }

    /** ARN of a new state machine. */
    String machine(String definition) {
        return call("CreateStateMachine", object().put("name", "m" + Integer.toHexString(definition.hashCode()) + "-" + machines++)
                .put("definition", definition).put("roleArn", ROLE)).path("stateMachineArn").textValue();
    }

    /** ARN of a new execution of a new state machine. */
    String execute(String definition, String input) {
        return call("StartExecution", object().put("stateMachineArn", machine(definition)).put("input", input)).path("executionArn").textValue();
    }

    /** Its description, when it runs no more. */
    JsonNode ended(String execution) {
        while (true) {
            var described = call("DescribeExecution", object().put("executionArn", execution));
            if (!described.path("status").textValue().equals("RUNNING")) {
                return described;
            }
            pause();
        }
    }

    /** The first event of that type, when there is one. */
    JsonNode awaited(String execution, String type) {
        while (true) {
            for (var event : history(execution)) {
                if (event.path("type").textValue().equals(type)) {
                    return event;
                }
            }
            pause();
        }
    }

    List<String> types(String execution) {
        return StreamSupport.stream(history(execution).spliterator(), false).map(event -> event.path("type").textValue()).toList();
    }

    JsonNode history(String execution) {
        return call("GetExecutionHistory", object().put("executionArn", execution)).path("events");
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
