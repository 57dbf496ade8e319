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
 */
public record Header(String name, String stateMachine, String stateMachineName, String revision, String roleArn,
                     Payload input, Instant startDate, OptionalLong timeoutSeconds, Optional<String> traceHeader,
                     Optional<String> stateMachineVersionArn, Optional<String> stateMachineAliasArn, Conduct conduct,
                     Optional<Origin> origin) {
}
