package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Setting;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs machines in one process: each branch and each iteration to its end before its next sibling begins, or side by side; each wait as
 * the given time has it.
 *
 * @param resume what a frame goes through between two commands: nothing, or a way out of memory and back in tests
 * @param lanes  on which siblings run side by side; then no history is kept. Without them each runs to its end before the next begins
 */
public record InProcessRunner(Interpreter interpreter, TaskRunner tasks, RunTime time, Randomness randomness,
                           Setting.Limits limits, UnaryOperator<Frame> resume, Optional<Lanes> lanes) {

    public InProcessRunner(Interpreter interpreter, TaskRunner tasks, RunTime time, Randomness randomness, Setting.Limits limits,
                        UnaryOperator<Frame> resume) {
        this(interpreter, tasks, time, randomness, limits, resume, Optional.empty());
    }

    public InProcessRunner(TaskRunner tasks, RunTime time, Randomness randomness) {
        this(new Interpreter(), tasks, time, randomness, Setting.Limits.STRICT, UnaryOperator.identity());
    }

    /** Runs an execution to its end; its TimeoutSeconds count from its start time. */
    public Run run(StateMachine machine, Setting.Execution execution) {
        Optional<Instant> deadline = machine.timeoutSeconds().isEmpty() ? Optional.empty()
                : Optional.of(execution.startTime().plusSeconds(machine.timeoutSeconds().getAsLong()));
        return new FrameWalk(this, execution, deadline, () -> false).run(machine.workflow());
    }
}
