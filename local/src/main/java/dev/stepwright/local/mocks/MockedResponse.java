package dev.stepwright.local.mocks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.payload.Payload;
import java.util.List;

/** What a mocked state's attempts come to, one after the other. */
record MockedResponse(String name, List<Turn> turns) {

    /** @param from the first attempt it is for, counted from 0 @param to the last */
    record Turn(int from, int to, Answer answer) {
    }

    sealed interface Answer {

        /** The task's result. */
        record Return(JsonNode result) implements Answer {
        }

        record Throw(String error, String cause) implements Answer {
        }
    }

    /** @param attempt of the execution's, counted from 0 */
    TaskOutcome outcome(int attempt) {
        return turns.stream().filter(turn -> turn.from() <= attempt && attempt <= turn.to()).findFirst().<TaskOutcome>map(turn ->
                switch (turn.answer()) {
                    case Answer.Return(var result) -> new TaskOutcome.Succeeded(Payload.of(result));
                    case Answer.Throw(var error, var cause) -> new TaskOutcome.Failed(Failure.of(error, cause));
                }).orElseGet(() -> new TaskOutcome.Failed(Failure.of("States.Runtime", "The mocked response " + name
                        + " has no answer for attempt " + attempt)));
    }
}
