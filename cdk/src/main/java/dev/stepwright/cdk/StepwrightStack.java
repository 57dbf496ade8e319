package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.Catalogue.Function;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.constructs.Construct;

/** All of Stepwright in one stack: what it stores, the functions that run it, and the doors to them. */
public final class StepwrightStack extends Stack {

    private final Stores stores;
    private final Functions functions;
    private final StartsExecutions startsExecutions;

    /** Throws {@link RuntimeException} when the functions' code is not where the settings say. */
    public StepwrightStack(Construct scope, String id, StackProps properties, Settings settings) {
        super(scope, id, properties);
        stores = new Stores(this, "Stores", settings);
        functions = new Functions(this, "Functions", settings, stores);
        driveSteps(settings);
        startsExecutions = new StartsExecutions(this, "StartsExecutions", functions.get(Function.TRIGGER), stores.encryption());
        settings.exampleRule().ifPresent(this::exampleRule);
        new Sweep(this, "Sweep", functions.get(Function.SWEEPER).live());
        var endpoint = new HttpEndpoint(this, "Http", functions.get(Function.API).live(), settings);
        var alarms = new Alarms(this, "Alarms", settings);
        alarms.watch(stores.steps());
        functions.all().forEach(alarms::watch);
        output("Endpoint", "Step Functions API and REST routes", endpoint.url());
        output("StepQueueUrl", "Queue of nudges", stores.steps().queue().getQueueUrl());
        output("DeadLetterQueueUrl", "Messages that could not be handled", stores.steps().deadLetters().getQueueUrl());
        output("ExecutionsTable", "Journals of executions", stores.tables().executions().getTableName());
        output("RegistryTable", "State machines and activities", stores.tables().registry().getTableName());
        output("TaskCallerRole", "Principal that execution roles must trust", taskCaller());
        output("StateTesterRole", "Principal of execution roles whose tasks TestState may try", stateTester());
    }

    /** Lets rules of EventBridge start executions. */
    public StartsExecutions startsExecutions() {
        return startsExecutions;
    }

    /** ARN of the role that assumes execution roles: what {@link ExecutionRole} wants to know. */
    public String taskCaller() {
        return functions.get(Function.STEP_WORKER).role().getRoleArn();
    }

    /** ARN of the role that assumes execution roles for TestState, if they trust it too. */
    public String stateTester() {
        return functions.get(Function.API).role().getRoleArn();
    }

    private void driveSteps(Settings settings) {
        EventSourceMapping.Builder.create(this, "DriveSteps")
                .target(functions.get(Function.STEP_WORKER).live())
                .eventSourceArn(stores.steps().queue().getQueueArn())
                .batchSize(Catalogue.StepQueue.BATCH_SIZE)
                .maxConcurrency(settings.stepConcurrency())
                .reportBatchItemFailures(true)
                .build();
    }

    private void exampleRule(Settings.ExampleRule example) {
        Rule.Builder.create(this, "ExampleRule")
                .description("Stepwright: starts " + example.stateMachine())
                .eventPattern(EventPattern.builder()
                        .source(List.of(example.source()))
                        .detailType(List.of(example.detailType()))
                        .build())
                .targets(List.of(startsExecutions.of(example.stateMachine())))
                .build();
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id).description(description).value(value).build();
    }
}
