package dev.stepwright.cdk;

import java.util.Arrays;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The execution role of a state machine: what its tasks may do. Grant to {@link #role()} what the definition calls, and name
 * its ARN in CreateStateMachine. It lies under the path {@link #PATH}, the only one that roles may be assumed of.
 */
public final class ExecutionRole extends Construct {

    /** Of execution roles. A path, unlike a tag, cannot be given to a role that exists. */
    public static final String PATH = "/stepwright/";

    private final Role role;

    /**
     * @param callers ARNs of the roles that may assume it: the step worker's, output {@code TaskCallerRole} of the Stepwright stack, and
     *                where TestState may try its tasks without a mock, the API's, output {@code StateTesterRole}
     */
    public ExecutionRole(Construct scope, String id, String... callers) {
        super(scope, id);
        role = Role.Builder.create(this, "Role").path(PATH).assumedBy(new CompositePrincipal(
                Arrays.stream(callers).map(ArnPrincipal::new).toArray(IPrincipal[]::new))).build();
    }

    public Role role() {
        return role;
    }
}
