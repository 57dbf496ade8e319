package dev.stepwright.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.local.queue.EmbeddedQueue;
import java.util.Optional;
import java.util.function.Supplier;

/** For whoever operates this server: whether it is up, how its queue is doing, and that dead letters be sent again. */
final class OperationApi {

    private final EmbeddedQueue queue;
    private final Supplier<Optional<Throwable>> failure;

    /** @param failure what keeps this server from its work for good; empty while all is well */
    OperationApi(EmbeddedQueue queue, Supplier<Optional<Throwable>> failure) {
        this.queue = queue;
        this.failure = failure;
    }

    /** Empty when the request is for somebody else. */
    Optional<Answer> answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /health" -> Optional.of(health());
            case "GET /stepwright/queue" -> Optional.of(Answer.json(200, state()));
            case "POST /stepwright/queue/redrive" -> Optional.of(Answer.json(200, "{\"redriven\":" + queue.redrive() + "}"));
            default -> Optional.empty();
        };
    }

    private Answer health() {
        return failure.get().map(fault -> Answer.json(503, Json.write(JsonNodeFactory.instance.objectNode().put("status", "down")
                .put("reason", "the store takes no more writes until the server is started again: " + fault))))
                .orElseGet(() -> Answer.json(200, "{\"status\":\"up\"}"));
    }

    private String state() {
        var state = queue.state();
        return Json.write(JsonNodeFactory.instance.objectNode().put("waiting", state.waiting()).put("later", state.later())
                .put("underWay", state.underWay()).put("givenBack", state.givenBack()).put("deadLetters", state.deadLetters()));
    }
}
