package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import java.util.HashMap;
import java.util.List;

record UntagResource(Tagged tagged) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("resourceArn").mandatory(), Member.texts("tagKeys", 1, 128).mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = in.text("resourceArn");
        tagged.retag(arn, tags -> {
            var rest = new HashMap<>(tags);
            in.texts("tagKeys").forEach(rest::remove);
            return rest;
        });
        return Operation.answer();
    }
}
