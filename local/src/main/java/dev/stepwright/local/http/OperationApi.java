package dev.stepwright.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.local.queue.EmbeddedQueue;
import java.util.Optional;

/** For whoever operates this server: whether it is up, how its queue is doing, and that dead letters be sent again. */
final class OperationApi {

    private final EmbeddedQueue queue;

    OperationApi(EmbeddedQueue queue) {
        this.queue = queue;
    }

    /** Empty when the request is for somebody else. */
    Optional<Answer> answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /health" -> Optional.of(Answer.json(200, "{\"status\":\"up\"}"));
            case "GET /stepwright/queue" -> Optional.of(Answer.json(200, state()));
            case "POST /stepwright/queue/redrive" -> Optional.of(Answer.json(200, "{\"redriven\":" + queue.redrive() + "}"));
            default -> Optional.empty();
        };
    }

    private String state() {
        var state = queue.state();
        return Json.write(JsonNodeFactory.instance.objectNode().put("waiting", state.waiting()).put("later", state.later())
                .put("underWay", state.underWay()).put("givenBack", state.givenBack()).put("deadLetters", state.deadLetters()));
    }
}
