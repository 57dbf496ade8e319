package dev.stepwright.infra.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The function that the scenarios call: it notes that an attempt was begun before it does anything. */
public final class Notes {

    /** @param errorType empty when the function returned */
    public record Result(JsonNode value, String errorType) {
    }

    private final List<String> begun = new ArrayList<>();
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

    public Result call(byte[] event) {
        var asked = Json.parse(new String(event, java.nio.charset.StandardCharsets.UTF_8));
        var step = asked.get("id").textValue() + " " + asked.get("step").textValue();
        boolean isFirst;
        synchronized (begun) {
            isFirst = begun.stream().noneMatch(note -> note.startsWith(step + " "));
            begun.add(step + " " + asked.get("entered").textValue() + " " + asked.get("attempt") + " "
                    + Integer.toHexString(asked.get("item").toString().hashCode()));
        }
        return switch (asked.get("do").textValue()) {
            case "busy" -> isFirst ? failed("Busy") : done("work");
            case "refuse" -> failed("Refused");
            case "large" -> new Result(Scenario.large(), "");
            case "ask" -> {
                tokens.add(asked.get("token").textValue());
                yield done("ask");
            }
            default -> done("work");
        };
    }

    private static Result done(String what) {
        return new Result(JsonNodeFactory.instance.objectNode().put("did", what), "");
    }

    private static Result failed(String errorType) {
        return new Result(JsonNodeFactory.instance.objectNode().put("errorType", errorType).put("errorMessage", "as told"),
                errorType);
    }

    /** One for each attempt: execution, step, when it was entered, number of the attempt, hash of the input. */
    public List<String> begun() {
        synchronized (begun) {
            return List.copyOf(begun);
        }
    }

    /** Tokens handed to the function, to be answered by somebody. */
    public BlockingQueue<String> tokens() {
        return tokens;
    }
}
