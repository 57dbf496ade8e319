package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.journal.Executions.Delivery;

/** What the callbacks share. Tokens are secrets: no error repeats one. */
final class TaskMembers {

    /** API reference, SendTaskSuccess: at most 2,048 characters. */
    static final Member TOKEN = Member.secret("taskToken", 1, 2048).mandatory();

    private TaskMembers() {
    }

    static ObjectNode answer(Delivery delivery) {
        return switch (delivery) {
            case DELIVERED -> Operation.answer();
            case INVALID_TOKEN -> throw new ApiException(new ApiError.InvalidToken());
            case TASK_DOES_NOT_EXIST -> throw new ApiException(new ApiError.TaskDoesNotExist());
            case TASK_TIMED_OUT -> throw new ApiException(new ApiError.TaskTimedOut());
        };
    }
}
