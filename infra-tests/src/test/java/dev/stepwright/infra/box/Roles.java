package dev.stepwright.infra.box;

import java.util.Map;
import java.util.stream.Collectors;

/** The roles of the template by ARN, for services that act with one. */
final class Roles {

    private final Map<String, String> idByArn;
    private final Policies policies;

    Roles(Stack stack, Policies policies) {
        this.idByArn = stack.of("AWS::IAM::Role").stream().collect(Collectors.toMap(stack::arn, Template.Resource::id));
        this.policies = policies;
    }

    String id(String arn) {
        var id = idByArn.get(arn);
        if (id == null) {
            throw new AssertionError("Expected a role of the template, found " + arn);
        }
        return id;
    }

    /** Throws when the role may not. */
    void demand(String roleArn, String service, Access access) {
        if (!policies.allow(id(roleArn), service, access)) {
            throw new AssertionError("%s, as %s, may not %s on %s".formatted(service, roleArn, access.action(), access.resource()));
        }
    }
}
