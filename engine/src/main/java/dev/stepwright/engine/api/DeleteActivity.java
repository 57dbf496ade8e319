package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.registry.Activities;
import java.util.List;

/** Deletes an activity with its queue, or finds it deleted. Tasks that wait for its workers wait on, until they time out. */
record DeleteActivity(Activities activities, ActivityQueues queues) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("activityArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        activities.delete(Arn.ofActivity(in.text("activityArn")).text())
                .ifPresent(deleted -> queues.delete(deleted.queue()));
        return Operation.answer();
    }
}
