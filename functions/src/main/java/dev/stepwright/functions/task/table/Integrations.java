package dev.stepwright.functions.task.table;

import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.TaskDispatcher;
import dev.stepwright.functions.task.lambda.InvokeFunction;
import dev.stepwright.functions.task.lambda.NamedFunction;
import dev.stepwright.functions.task.sqs.SendMessage;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Everything that a Task state can call. */
public final class Integrations {

    private Integrations() {
    }

    /** @param sqs a client that never tries again */
    public static TaskDispatcher dispatcher(LambdaInvoker invoker, SqsClient sqs, CallerCredentials credentials) {
        return new TaskDispatcher(new NamedFunction(invoker), Map.of(
                "lambda:invoke", new InvokeFunction(invoker),
                "sqs:sendMessage", new SendMessage(sqs, credentials)));
    }
}
