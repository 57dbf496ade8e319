package dev.stepwright.engine.journal.record;

import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The constants of an execution, written once when it starts.
 *
 * @param revision       of the machine
 * @param timeoutSeconds of the definition
 * @param conduct        of records that do not say: {@link Conduct#USUAL}
 * @param origin         the task that started it, if one did
 * @param item           what it is a part of, if it is a child of a Map Run: it runs the processor of that Map
 */
public record Header(String name, String stateMachine, String stateMachineName, String revision, String roleArn,
                     Payload input, Instant startDate, OptionalLong timeoutSeconds, Optional<String> traceHeader,
                     Optional<String> stateMachineVersionArn, Optional<String> stateMachineAliasArn, Conduct conduct,
                     Optional<Origin> origin, Optional<OfMapRun> item) {

    /** Of a child of a Map Run. @param mapRun ARN of the run @param mapState the Map whose ItemProcessor the child runs */
    public record OfMapRun(String mapRun, String mapState) {
    }

    /** Of an execution that runs its machine from the start. */
    public Header(String name, String stateMachine, String stateMachineName, String revision, String roleArn, Payload input,
                  Instant startDate, OptionalLong timeoutSeconds, Optional<String> traceHeader,
                  Optional<String> stateMachineVersionArn, Optional<String> stateMachineAliasArn, Conduct conduct,
                  Optional<Origin> origin) {
        this(name, stateMachine, stateMachineName, revision, roleArn, input, startDate, timeoutSeconds, traceHeader,
                stateMachineVersionArn, stateMachineAliasArn, conduct, origin, Optional.empty());
    }
}
