package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Activities;
import java.util.List;

record ListActivities(Activities activities, PageTokens tokens) implements Operation {

    private static final String SCOPE = "ListActivities";

    @Override
    public List<Member> members() {
        return List.of(Member.number("maxResults", 0, 1000), Member.text("nextToken", 1, 1024));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var page = activities.list(in.pageSize(100), tokens.open(SCOPE, in.optionalText("nextToken")));
        var answer = Operation.answer();
        var listing = answer.putArray("activities");
        page.activities().forEach(activity -> listing.addObject().put("activityArn", activity.arn())
                .put("name", activity.name()).put("creationDate", Timestamps.of(activity.created())));
        page.cursor().ifPresent(next -> answer.put("nextToken", tokens.seal(SCOPE, next)));
        return answer;
    }
}
