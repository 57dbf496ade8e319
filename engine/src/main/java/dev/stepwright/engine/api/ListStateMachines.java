package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.api.shape.Timestamps;
import java.util.List;

record ListStateMachines(Registered machines, PageTokens tokens) implements Operation {

    private static final String SCOPE = "ListStateMachines";

    @Override
    public List<Member> members() {
        return List.of(Member.number("maxResults", 0, 1000), Member.text("nextToken", 1, 1024));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var cursor = tokens.open(SCOPE, in.optionalText("nextToken"));
        var page = machines.store().list(in.pageSize(100), cursor);
        var answer = Operation.answer();
        var listing = answer.putArray("stateMachines");
        page.machines().stream().filter(machine -> !machines.isForgotten(machine)).forEach(machine -> listing.addObject().put("stateMachineArn", machine.arn())
                .put("name", machine.current().name()).put("type", machine.current().type().name())
                .put("creationDate", Timestamps.of(machine.created())));
        page.cursor().ifPresent(next -> answer.put("nextToken", tokens.seal(SCOPE, next)));
        return answer;
    }
}
