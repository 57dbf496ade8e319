package dev.stepwright.engine.journal.task;

import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.journal.frame.TaskTokens;

/** Replaces a task token that was just minted by its hash, before the frame is kept. */
public final class Tokens {

    private Tokens() {
    }

    public static Frame seal(Frame frame, Setting setting) {
        return switch (frame.stand()) {
            case Stand.Scheduled(var call) -> frame.with(new Stand.Scheduled(seal(call, setting)));
            case Stand.Calling(var call) -> frame.with(new Stand.Calling(seal(call, setting)));
            case Stand.Awaiting(var call, var awaited, var deadline, var heartbeat) ->
                    frame.with(new Stand.Awaiting(seal(call, setting), awaited, deadline, heartbeat));
            case Stand.Told told -> frame;
            case Stand.Entering entering -> frame;
            case Stand.Waiting waiting -> frame;
            case Stand.BackingOff backingOff -> frame;
            case Stand.Joining joining -> frame;
            case Stand.Ended ended -> frame;
        };
    }

    private static TaskCall seal(TaskCall call, Setting setting) {
        return call.token().filter(token -> token.equals(setting.token().get()))
                .map(token -> new TaskCall(call.resource(), call.parameters(), call.timeoutSeconds(), call.heartbeatSeconds(),
                        call.roleArn(), java.util.Optional.of(TaskTokens.hash(token)))).orElse(call);
    }
}
