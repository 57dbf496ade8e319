package dev.stepwright.engine.history;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The 62 types of history events (Step Functions API, HistoryEvent). Records keep ordinals: new types go to the end. */
public enum EventType {
    ACTIVITY_FAILED, ACTIVITY_SCHEDULED, ACTIVITY_SCHEDULE_FAILED, ACTIVITY_STARTED, ACTIVITY_SUCCEEDED,
    ACTIVITY_TIMED_OUT, CHOICE_STATE_ENTERED, CHOICE_STATE_EXITED, EXECUTION_ABORTED, EXECUTION_FAILED,
    EXECUTION_STARTED, EXECUTION_SUCCEEDED, EXECUTION_TIMED_OUT, FAIL_STATE_ENTERED, LAMBDA_FUNCTION_FAILED,
    LAMBDA_FUNCTION_SCHEDULED, LAMBDA_FUNCTION_SCHEDULE_FAILED, LAMBDA_FUNCTION_STARTED,
    LAMBDA_FUNCTION_START_FAILED, LAMBDA_FUNCTION_SUCCEEDED, LAMBDA_FUNCTION_TIMED_OUT, MAP_ITERATION_ABORTED,
    MAP_ITERATION_FAILED, MAP_ITERATION_STARTED, MAP_ITERATION_SUCCEEDED, MAP_STATE_ABORTED, MAP_STATE_ENTERED,
    MAP_STATE_EXITED, MAP_STATE_FAILED, MAP_STATE_STARTED, MAP_STATE_SUCCEEDED, PARALLEL_STATE_ABORTED,
    PARALLEL_STATE_ENTERED, PARALLEL_STATE_EXITED, PARALLEL_STATE_FAILED, PARALLEL_STATE_STARTED,
    PARALLEL_STATE_SUCCEEDED, PASS_STATE_ENTERED, PASS_STATE_EXITED, SUCCEED_STATE_ENTERED, SUCCEED_STATE_EXITED,
    TASK_FAILED, TASK_SCHEDULED, TASK_STARTED, TASK_START_FAILED, TASK_STATE_ABORTED, TASK_STATE_ENTERED,
    TASK_STATE_EXITED, TASK_SUBMIT_FAILED, TASK_SUBMITTED, TASK_SUCCEEDED, TASK_TIMED_OUT, WAIT_STATE_ABORTED,
    WAIT_STATE_ENTERED, WAIT_STATE_EXITED, MAP_RUN_ABORTED, MAP_RUN_FAILED, MAP_RUN_STARTED, MAP_RUN_SUCCEEDED,
    EXECUTION_REDRIVEN, MAP_RUN_REDRIVEN, EVALUATION_FAILED;

    private static final Map<String, EventType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName = Stream.of(name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT)).collect(Collectors.joining());

    /** As the API spells it: {@code TaskStateEntered}. */
    public String wireName() {
        return wireName;
    }

    /** The type of that name; {@link IllegalArgumentException} when there is none. */
    public static EventType of(String wireName) {
        var type = BY_NAME.get(wireName);
        if (type == null) {
            throw new IllegalArgumentException("no event type '" + wireName + "'");
        }
        return type;
    }
}
