package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.registry.Activities;
import java.util.List;

/** Waits for a task, as a long poll; when none came, the answer has a token that is null (API reference, GetActivityTask). */
record GetActivityTask(ApiSettings settings, Activities activities, Executions executions) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("activityArn").mandatory(), Member.text("workerName", 1, 80));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var activity = ActivityMembers.find(activities, Arn.ofActivity(in.text("activityArn")).text());
        return executions.takeTask(activity, in.optionalText("workerName"), settings.activityWait())
                .map(task -> Operation.answer().put("taskToken", task.token()).put("input", task.input().text()))
                .orElseGet(() -> Operation.answer().putNull("taskToken"));
    }
}
