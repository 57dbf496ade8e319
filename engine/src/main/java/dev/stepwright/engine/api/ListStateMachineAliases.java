package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Arn.Qualifier;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.api.shape.Timestamps;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Published;
import java.util.List;

/** The aliases of a machine, or those that lead to one of its versions, by name. A token holds the name that a page ended with. */
record ListStateMachineAliases(Registered machines, PageTokens tokens) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("stateMachineArn").mandatory(), Member.text("nextToken", 1, 1024),
                Member.number("maxResults", 0, 1000));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofWholeStateMachine(in.text("stateMachineArn"));
        var machine = machines.standing(arn);
        var scope = "ListStateMachineAliases " + arn.text();
        var after = tokens.open(scope, in.optionalText("nextToken")).orElse("");
        var rest = aliases(arn, machines.store().publications().of(machine)).stream()
                .filter(alias -> alias.name().compareTo(after) > 0).toList();
        var page = rest.stream().limit(in.pageSize(100)).toList();
        var answer = Operation.answer();
        var listing = answer.putArray("stateMachineAliases");
        page.forEach(alias -> listing.addObject().put("stateMachineAliasArn", AliasMembers.arn(machine, alias))
                .put("creationDate", Timestamps.of(alias.created())));
        if (page.size() < rest.size()) {
            answer.put("nextToken", tokens.seal(scope, page.getLast().name()));
        }
        return answer;
    }

    private static List<Alias> aliases(Arn arn, Published published) {
        return switch (arn.qualifier()) {
            case Qualifier.None() -> published.aliases();
            case Qualifier.Version(var number) -> published.aliasesOf(published.version(number)
                    .orElseThrow(() -> AliasMembers.missing(arn.text())).number());
            case Qualifier.Alias(var _) -> throw new ApiException(ApiError.InvalidArn.of(
                    "Expected the ARN of a state machine or of a version of it, found " + arn.text()));
        };
    }
}
