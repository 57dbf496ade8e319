package dev.stepwright.functions.task.table;

import dev.stepwright.engine.api.Api;
import dev.stepwright.functions.task.CallerCredentials;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.functions.task.TaskDispatcher;
import dev.stepwright.functions.task.lambda.InvokeFunction;
import dev.stepwright.functions.task.lambda.NamedFunction;
import dev.stepwright.functions.task.sdk.AnyAction;
import dev.stepwright.functions.task.sdk.InvokeModel;
import dev.stepwright.functions.task.sdk.PutEvents;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.functions.task.sfn.SfnAction;
import dev.stepwright.functions.task.sfn.StartExecution;
import dev.stepwright.functions.task.sqs.SendMessage;
import java.util.HashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Everything that a Task state can call. */
public final class Integrations {

    private Integrations() {
    }

    /**
     * @param sqs a client that never tries again
     * @param api this deployment's own, asked for when a task calls it
     */
    public static TaskDispatcher dispatcher(LambdaInvoker invoker, SqsClient sqs, CallerCredentials credentials,
                                            ServiceClients clients, Supplier<Api> api) {
        var services = new HashMap<String, Integration>();
        services.put("lambda:invoke", new InvokeFunction(invoker));
        services.put("sqs:sendMessage", new SendMessage(sqs, credentials));
        PlainCalls.TABLE.stream().flatMap(calls -> calls.integrations(clients)).forEach(entry -> services.put(entry.resource(), entry.integration()));
        services.put("bedrock:invokeModel", new InvokeModel(clients));
        services.put("states:startExecution", new StartExecution(api));
        services.put("aws-sdk:sfn", new SfnAction(api));
        services.put("events:putEvents", new PutEvents(clients));
        services.put("aws-sdk", new AnyAction(clients));
        return new TaskDispatcher(new NamedFunction(invoker), services);
    }
}
