package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;
import java.util.function.Function;

/** What the actions on executions share. */
final class ExecutionMembers {

    private ExecutionMembers() {
    }

    static Description describe(Executions executions, String arn) {
        return executions.describe(Arn.ofExecution(arn).text()).orElseThrow(() -> doesNotExist(arn));
    }

    static ApiException doesNotExist(String arn) {
        return new ApiException(new ApiError.ExecutionDoesNotExist(arn));
    }

    /** A document, if there is one, and whether it is told. */
    static void putData(ObjectNode answer, String member, Optional<Payload> data, boolean withData) {
        data.filter(_ -> withData).ifPresent(it -> answer.put(member, it.text()));
        answer.putObject(member + "Details").put("included", withData);
    }

    /** A document as it was sent, which must be JSON; {@code refusal} makes the error of what is wrong with it. */
    static Payload document(String text, Function<String, ApiError> refusal) {
        try {
            Json.parse(text);
            return Payload.ofText(text);
        } catch (MalformedJsonException e) {
            throw new ApiException(refusal.apply(e.getMessage()
                    + (e.offset() < 0 ? "" : " at character " + e.offset())));
        }
    }
}
