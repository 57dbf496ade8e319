package dev.stepwright.functions.task.lambda;

import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.LambdaInvoker;
import java.util.Optional;
import java.util.Set;

/** A function whose ARN is the Resource: the parameters are its payload, its result is the task's. */
public final class NamedFunction implements Integration {

    private final LambdaInvoker invoker;

    public NamedFunction(LambdaInvoker invoker) {
        this.invoker = invoker;
    }

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        var reply = invoker.invoke(new LambdaInvoker.Call(attempt.execution(), attempt.roleArn(), call.resource().arn(),
                Optional.empty(), call.parameters().utf8(), "RequestResponse", Optional.empty(), Optional.empty(),
                attempt.patience()));
        return LambdaAnswers.outcome(reply, result -> new TaskOutcome.Succeeded(Payload.of(result.payload())));
    }

    /** Lambda runs a function again when it is invoked again. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return false;
    }
}
