package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.Names;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers an activity, or finds it registered: the name alone decides, later tags are passed over (API reference). The queue
 * comes first, so that no activity is ever without; of two calls at once, the one that loses takes its queue away again.
 */
record CreateActivity(ApiSettings settings, Activities activities, ActivityQueues queues) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.text("name", 1, 80).mandatory(), Tags.member(),
                MachineMembers.encryptionConfiguration());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var name = in.text("name");
        Names.check(name);
        MachineMembers.refuseOwnKey(in);
        var arn = settings.activityArn(name);
        var tags = Tags.checked(arn, Tags.read(in.listing("tags")));
        var activity = activities.find(arn).or(() -> register(arn, name, tags)).orElseGet(() -> registered(arn));
        return Operation.answer().put("activityArn", arn).put("creationDate", Timestamps.of(activity.created()));
    }

    private Optional<Activity> register(String arn, String name, Map<String, String> tags) {
        var draft = activities.draft(arn, name, tags);
        queues.create(draft.queue());
        if (activities.add(draft)) {
            return Optional.of(draft);
        }
        queues.delete(draft.queue());
        return Optional.empty();
    }

    private Activity registered(String arn) {
        return ActivityMembers.find(activities, arn);
    }
}
