package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What surrounds a frame while it moves: the constants of its execution, its place in the machine, and the sources of
 * everything that is not pure.
 *
 * @param execution  the execution
 * @param role       what the frame is of
 * @param workflow   the states it runs
 * @param now        the time of this step
 * @param randomness for jitter, States.MathRandom and States.UUID
 * @param token      mints the task token of the attempt that this step may schedule; the same on every call
 * @param limits     sizes and counts
 * @param context    what {@code $$} shows, where somebody makes it up (TestState)
 */
public record Setting(Execution execution, Role role, Workflow workflow, Instant now, Randomness randomness,
                      Supplier<String> token, Limits limits, Optional<ObjectNode> context) {

    /** Where {@code $$} shows what is. */
    public Setting(Execution execution, Role role, Workflow workflow, Instant now, Randomness randomness,
                   Supplier<String> token, Limits limits) {
        this(execution, role, workflow, now, randomness, token, limits, Optional.empty());
    }

    /**
     * The constants of an execution, as {@code $$.Execution} and {@code $$.StateMachine} show them.
     *
     * @param arn            {@code $$.Execution.Id}
     * @param stateMachineId ARN of the machine
     */
    public record Execution(String arn, String name, String roleArn, Instant startTime, Payload input, int redriveCount,
                            Optional<Instant> redriveTime, String stateMachineId, String stateMachineName, String region) {

        /** Told by the ARN. An Express execution is never redriven. */
        boolean isExpress() {
            return arn.contains(":express:");
        }
    }

    /** What a frame is of. */
    public sealed interface Role {

        /** The execution itself. */
        record Root() implements Role {
        }

        /** One branch of a Parallel state. */
        record Branch(int index) implements Role {
        }

        /** One iteration of the Map state of that name. */
        record Iteration(String mapState, int index) implements Role {
        }
    }

    /**
     * @param payloadBytes   the longest state input or output; 262,144 in strict mode, as AWS
     * @param variablesBytes all variables in sight of a state; 10 MiB, as AWS
     * @param historyEvents  the longest history of an execution; 25,000 in strict mode, as AWS
     * @param eventsPerStep  after so many events of effect-free states a frame pauses ({@link Stand.Entering})
     * @param mapConcurrency iterations of an inline Map at a time when the definition sets no limit
     */
    public record Limits(long payloadBytes, long variablesBytes, long historyEvents, int eventsPerStep, int mapConcurrency) {
        public static final Limits STRICT = new Limits(262_144, 10_485_760, 25_000, 400, 40);

        /** As long as can still be read and written as one document by a worker. */
        private static final long LARGE_PAYLOAD_BYTES = 16 << 20;
        /** A thousand times what AWS allows: still an end to a loop that has none. */
        private static final long LARGE_HISTORY_EVENTS = 25_000_000;

        /** Of an execution whose strict limits are lifted. */
        public Limits lifted() {
            return new Limits(LARGE_PAYLOAD_BYTES, variablesBytes, LARGE_HISTORY_EVENTS, eventsPerStep, mapConcurrency);
        }
    }
}
