package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import java.util.HashMap;
import java.util.List;

record TagResource(Tagged tagged) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("resourceArn").mandatory(), Tags.member().mandatory());
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = in.text("resourceArn");
        var added = Tags.read(in.listing("tags"));
        tagged.retag(arn, tags -> {
            var all = new HashMap<>(tags);
            all.putAll(added);
            return Tags.checked(arn, all);
        });
        return Operation.answer();
    }
}
