package dev.stepwright.local.mocks;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks;
import java.util.function.Function;

/**
 * Tasks, of which those that a test case mocks are answered here, whatever their integration pattern: what the case says is the result, and
 * nothing is waited for. All others are performed.
 *
 * @param stateOf the state that an attempt is of
 */
public record MockedTasks(Tasks tasks, TestCases cases, Function<Attempt, String> stateOf) implements Tasks {

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        return cases.isOne(attempt.execution())
                ? cases.next(attempt.execution(), stateOf.apply(attempt)).map(next -> next.response().outcome(next.attempt()))
                        .orElseGet(() -> tasks.perform(call, attempt))
                : tasks.perform(call, attempt);
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return tasks.isIdempotent(call);
    }
}
