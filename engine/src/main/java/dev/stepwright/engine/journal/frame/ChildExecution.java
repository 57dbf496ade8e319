package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.TaskCall;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The execution that a task starts: which it is follows from the attempt, whoever asks (rule 3). */
public final class ChildExecution {

    /** As a resource names this service and its action. */
    private static final String SERVICE = "states";
    private static final String ACTION = "startExecution";

    private ChildExecution() {
    }

    /** Its name: the one that the task gives it, or else one of the attempt's own. */
    public static String name(TaskCall call, String idempotencyKey) {
        var given = call.parameters().node().path("Name");
        return given.isTextual() ? given.textValue()
                : UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether the task waits until the execution that it started has ended. */
    public static boolean isAwaited(TaskCall call) {
        return isAwaited(call.resource());
    }

    public static boolean isAwaited(Resource resource) {
        return resource instanceof Resource.Service service && isStart(service)
                && (service.pattern() == Pattern.SYNC || service.pattern() == Pattern.SYNC_2);
    }

    private static boolean isStart(Resource.Service service) {
        return service.service().equals(SERVICE) && service.action().equals(ACTION);
    }

    /** ARN of the execution that the attempt starts, if its parameters name a machine. */
    public static Optional<String> arn(TaskCall call, String idempotencyKey) {
        var machine = call.parameters().node().path("StateMachineArn").asText().split(":");
        return machine.length < 7 ? Optional.empty() : Optional.of(String.join(":", machine[0], machine[1], machine[2], machine[3],
                machine[4], "execution", machine[6], name(call, idempotencyKey)));
    }
}
