package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.payload.Payload;

/** Events of a record; timestamps as the milliseconds since the one before. */
final class EventWriter {

    private final RecordOutput out;
    private final PayloadTable payloads;

    EventWriter(RecordOutput out, PayloadTable payloads) {
        this.out = out;
        this.payloads = payloads;
    }

    /** Returns the event's time, for the next. The number of a type is its ordinal, which only grows at the end. */
    long write(HistoryEvent event, long before) {
        var millis = event.timestamp().toEpochMilli();
        out.one(event.type().ordinal());
        out.number(millis - before);
        details(event.details());
        return millis;
    }

    private void payload(Payload payload) {
        out.number(payloads.place(payload));
    }

    private void details(Details details) {
        switch (details) {
            case Details.None none -> out.one(EventTag.NONE);
            case Details.ExecutionStarted d -> {
                out.one(EventTag.EXECUTION_STARTED);
                payload(d.input());
                out.text(d.roleArn());
                out.optional(d.stateMachineVersionArn(), out::text);
                out.optional(d.stateMachineAliasArn(), out::text);
            }
            case Details.Output d -> {
                out.one(EventTag.OUTPUT);
                payload(d.output());
            }
            case Details.Failure d -> {
                out.one(EventTag.FAILURE);
                out.optional(d.error(), out::text);
                out.optional(d.cause(), out::text);
            }
            case Details.StateEntered d -> {
                out.one(EventTag.STATE_ENTERED);
                out.text(d.name());
                payload(d.input());
            }
            case Details.StateExited d -> {
                out.one(EventTag.STATE_EXITED);
                out.text(d.name());
                payload(d.output());
                out.optional(d.assignedVariables(), this::payload);
            }
            case Details.LambdaFunctionScheduled d -> lambdaScheduled(d);
            case Details.ActivityScheduled d -> activityScheduled(d);
            case Details.ActivityStarted d -> {
                out.one(EventTag.ACTIVITY_STARTED);
                out.optional(d.workerName(), out::text);
            }
            case Details.TaskScheduled d -> taskScheduled(d);
            case Details.TaskStarted d -> task(EventTag.TASK_STARTED, d.resourceType(), d.resource());
            case Details.TaskOutput d -> {
                task(EventTag.TASK_OUTPUT, d.resourceType(), d.resource());
                out.optional(d.output(), this::payload);
            }
            case Details.TaskFailure d -> {
                task(EventTag.TASK_FAILURE, d.resourceType(), d.resource());
                out.optional(d.error(), out::text);
                out.optional(d.cause(), out::text);
            }
            case Details.MapStateStarted d -> {
                out.one(EventTag.MAP_STARTED);
                out.number(d.length());
            }
            case Details.MapIteration d -> {
                out.one(EventTag.MAP_ITERATION);
                out.text(d.name());
                out.number(d.index());
            }
            case Details.EvaluationFailed d -> evaluationFailed(d);
            case Details.MapRunStarted d -> {
                out.one(EventTag.MAP_RUN_STARTED);
                out.text(d.mapRunArn());
            }
            case Details.MapRunRedriven d -> {
                out.one(EventTag.MAP_RUN_REDRIVEN);
                out.text(d.mapRunArn());
                out.number(d.redriveCount());
            }
            case Details.ExecutionRedriven d -> {
                out.one(EventTag.EXECUTION_REDRIVEN);
                out.number(d.redriveCount());
            }
        }
    }

    private void task(int tag, String resourceType, String resource) {
        out.one(tag);
        out.text(resourceType);
        out.text(resource);
    }

    private void lambdaScheduled(Details.LambdaFunctionScheduled d) {
        out.one(EventTag.LAMBDA_SCHEDULED);
        out.text(d.resource());
        payload(d.input());
        out.optional(d.timeoutSeconds());
        out.optional(d.credentialsRoleArn(), out::text);
    }

    private void activityScheduled(Details.ActivityScheduled d) {
        out.one(EventTag.ACTIVITY_SCHEDULED);
        out.text(d.resource());
        payload(d.input());
        out.optional(d.timeoutSeconds());
        out.optional(d.heartbeatSeconds());
    }

    private void taskScheduled(Details.TaskScheduled d) {
        task(EventTag.TASK_SCHEDULED, d.resourceType(), d.resource());
        payload(d.parameters());
        out.optional(d.timeoutSeconds());
        out.optional(d.heartbeatSeconds());
        out.optional(d.credentialsRoleArn(), out::text);
    }

    private void evaluationFailed(Details.EvaluationFailed d) {
        out.one(EventTag.EVALUATION_FAILED);
        out.text(d.error());
        out.text(d.cause());
        out.optional(d.location(), out::text);
        out.text(d.state());
    }
}
