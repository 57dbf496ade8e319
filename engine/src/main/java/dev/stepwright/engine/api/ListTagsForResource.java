package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import java.util.List;
import java.util.TreeMap;

record ListTagsForResource(Tagged tagged) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("resourceArn").mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var answer = Operation.answer();
        var listing = answer.putArray("tags");
        new TreeMap<>(tagged.tags(in.text("resourceArn")))
                .forEach((key, value) -> listing.addObject().put("key", key).put("value", value));
        return answer;
    }
}
