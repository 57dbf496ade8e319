package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs synchronous Express executions: once, in this process, branches and iterations side by side, and keeps nothing of them (AWS guide,
 * "Choosing workflow type").
 *
 * @param longest how long an execution may take: five minutes, as AWS, or what whoever waits for it can wait
 */
public record ExpressRunner(Calls calls, RunTime time, Randomness randomness, Lanes lanes, Duration longest) {

    /** The history of an Express execution is not bounded, and not kept. */
    private static final Setting.Limits LIMITS = new Setting.Limits(Setting.Limits.STRICT.payloadBytes(),
            Setting.Limits.STRICT.variablesBytes(), Long.MAX_VALUE / 2, Setting.Limits.STRICT.eventsPerStep(),
            Setting.Limits.STRICT.mapConcurrency());

    /** Makes the calls of Tasks. */
    @FunctionalInterface
    public interface Calls {

        /** @param patience the longest it may take */
        TaskOutcome call(TaskCall call, Setting.Execution execution, Duration patience);
    }

    /** @return the outcome; {@code TimedOut} when the machine's TimeoutSeconds are over, or the longest an execution may take */
    public Outcome run(StateMachine machine, Setting.Execution execution) {
        var own = machine.timeoutSeconds().isEmpty() ? longest : Duration.ofSeconds(machine.timeoutSeconds().getAsLong());
        var deadline = execution.startTime().plus(own.compareTo(longest) < 0 ? own : longest);
        var runner = new InProcessRunner(new Interpreter(), call -> calls.call(call, execution, patience(call, deadline)), time, randomness, LIMITS,
                UnaryOperator.identity(), Optional.of(lanes));
        return new FrameWalk(runner, execution, Optional.of(deadline), () -> false).run(machine.workflow()).outcome();
    }

    private Duration patience(TaskCall call, Instant deadline) {
        var left = Duration.between(time.now(), deadline);
        var asked = call.timeoutSeconds().isEmpty() ? left : Duration.ofSeconds(call.timeoutSeconds().getAsLong());
        return asked.compareTo(left) < 0 ? asked : left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
    }
}
