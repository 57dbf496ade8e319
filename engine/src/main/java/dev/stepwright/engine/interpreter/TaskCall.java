package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.payload.Payload;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One attempt of a Task, shaped and ready to be made.
 *
 * @param parameters       the payload: what Parameters made of the effective input
 * @param timeoutSeconds   of this attempt
 * @param heartbeatSeconds longest silence of this attempt
 * @param roleArn          of Credentials; absent: the machine's execution role
 * @param token            the task token of this attempt, when the resource waits for one
 */
public record TaskCall(Resource resource, Payload parameters, OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds,
                       Optional<String> roleArn, Optional<String> token) {
}
