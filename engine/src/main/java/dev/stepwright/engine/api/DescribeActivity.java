package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Activities;
import java.util.List;

record DescribeActivity(Activities activities) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("activityArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var activity = ActivityMembers.find(activities, Arn.ofActivity(in.text("activityArn")).text());
        var answer = Operation.answer().put("activityArn", activity.arn()).put("name", activity.name())
                .put("creationDate", Timestamps.of(activity.created()));
        answer.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
        return answer;
    }
}
