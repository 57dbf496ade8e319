package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.api.shape.Timestamps;
import java.util.List;

/** The versions of a machine, the latest first. A token holds the number that a page ended with. */
record ListStateMachineVersions(Registered machines, PageTokens tokens) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.text("nextToken", 1, 1024),
                Member.number("maxResults", 0, 1000));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofUnqualifiedStateMachine(in.text("stateMachineArn"));
        var machine = machines.machine(arn);
        var scope = "ListStateMachineVersions " + arn.text();
        var before = tokens.open(scope, in.optionalText("nextToken")).map(Long::valueOf).orElse(Long.MAX_VALUE);
        var rest = machines.store().publications().of(machine).versions().reversed().stream()
                .filter(version -> version.number() < before).toList();
        var page = rest.stream().limit(in.pageSize(100)).toList();
        var answer = Operation.answer();
        var listing = answer.putArray("stateMachineVersions");
        page.forEach(version -> listing.addObject().put("stateMachineVersionArn", VersionMembers.arn(machine, version))
                .put("creationDate", Timestamps.of(version.created())));
        if (page.size() < rest.size()) {
            answer.put("nextToken", tokens.seal(scope, Long.toString(page.getLast().number())));
        }
        return answer;
    }
}
