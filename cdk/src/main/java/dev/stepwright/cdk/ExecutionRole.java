package dev.stepwright.cdk;

import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The execution role of a state machine: what its tasks may do. Grant to {@link #role()} what the definition calls, and name
 * its ARN in CreateStateMachine. It lies under the path {@link #PATH}, the only one the step worker may assume roles of.
 */
public final class ExecutionRole extends Construct {

    /** Of execution roles. A path, unlike a tag, cannot be given to a role that exists. */
    public static final String PATH = "/stepwright/";

    private final Role role;

    /** @param taskCaller ARN of the step worker's role: output {@code TaskCallerRole} of the Stepwright stack */
    public ExecutionRole(Construct scope, String id, String taskCaller) {
        super(scope, id);
        role = Role.Builder.create(this, "Role").path(PATH).assumedBy(new ArnPrincipal(taskCaller)).build();
    }

    public Role role() {
        return role;
    }
}
