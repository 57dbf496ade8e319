package dev.stepwright.functions.task.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.SdkMetadata;
import dev.stepwright.functions.task.UnusableParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** {@code lambda:invoke}: the result is Lambda's answer, with the function's own result, parsed, as its Payload. */
public final class InvokeFunction implements Integration {

    private static final Set<String> MEMBERS = Set.of("ClientContext", "FunctionName", "InvocationType", "LogType", "Payload",
            "Qualifier");
    private static final List<String> INVOCATION_TYPES = List.of("RequestResponse", "Event", "DryRun");

    private final LambdaInvoker invoker;

    public InvokeFunction(LambdaInvoker invoker) {
        this.invoker = invoker;
    }

    @Override
    public Set<Pattern> patterns() {
        return Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) throws UnusableParameters {
        var reply = invoker.invoke(invocation(Parameters.of(call, MEMBERS), attempt));
        return LambdaAnswers.outcome(reply, result -> new TaskOutcome.Succeeded(Payload.of(shown(result))));
    }

    private static LambdaInvoker.Call invocation(Parameters parameters, Attempt attempt) throws UnusableParameters {
        var payload = parameters.document("Payload").map(text -> text.getBytes(StandardCharsets.UTF_8));
        var invocationType = parameters.text("InvocationType").orElse("RequestResponse");
        if (!INVOCATION_TYPES.contains(invocationType)) {
            parameters.wrong("InvocationType", "one of " + INVOCATION_TYPES);
        }
        var call = new LambdaInvoker.Call(attempt.execution(), attempt.roleArn(), parameters.requiredText("FunctionName"),
                parameters.text("Qualifier"), payload.orElse(new byte[0]), invocationType,
                parameters.text("LogType"), parameters.document("ClientContext"), attempt.patience());
        parameters.check();
        return call;
    }

    private static ObjectNode shown(LambdaAnswers.Result result) {
        var answer = result.answer();
        var shown = JsonNodeFactory.instance.objectNode();
        answer.executedVersion().ifPresent(version -> shown.put("ExecutedVersion", version));
        answer.logResult().ifPresent(log -> shown.put("LogResult", log));
        shown.set("Payload", result.payload());
        SdkMetadata.add(shown, answer.headers(), answer.status(), answer.requestId());
        return shown.put("StatusCode", answer.status());
    }

    /** Lambda runs a function again when it is invoked again. */
    @Override
    public boolean isIdempotent(TaskCall call) {
        return false;
    }
}
