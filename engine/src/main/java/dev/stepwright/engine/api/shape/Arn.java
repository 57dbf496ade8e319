package dev.stepwright.engine.api.shape;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import java.util.Optional;

/**
 * An ARN of a resource of Step Functions: {@code arn:partition:states:region:account:type:rest}.
 *
 * @param text the ARN as it was given
 * @param type such as {@code stateMachine}
 * @param rest what follows the type: a name, or names parted by colons
 */
public record Arn(String text, String type, String rest) {

    public static final String STATE_MACHINE = "stateMachine";
    public static final String EXECUTION = "execution";
    public static final String ACTIVITY = "activity";

    private static final int SECTIONS = 7;
    /** A number of at most nine digits: a version's, as the name of an alias has other characters too. */
    private static final String VERSION = "[1-9]\\d{0,8}";

    /** @throws ApiException InvalidArn, unless it is the ARN of a machine, one of its versions or one of its aliases */
    public static Arn ofStateMachine(String text) {
        return of(text, STATE_MACHINE);
    }

    /**
     * The same, where a Map state of the machine, named by its label, will not do.
     *
     * @throws ApiException InvalidArn; ValidationException of a labelled ARN
     */
    public static Arn ofWholeStateMachine(String text) {
        var arn = ofStateMachine(text);
        if (arn.rest.indexOf('/') >= 0) {
            throw new ApiException(new ApiError.ValidationException("This API does not support labeled ARNs, found " + text,
                    Optional.of("API_DOES_NOT_SUPPORT_LABELED_ARNS")));
        }
        return arn;
    }

    /**
     * The same, where also a version or an alias will not do.
     *
     * @throws ApiException InvalidArn; ValidationException of a qualified ARN
     */
    public static Arn ofUnqualifiedStateMachine(String text) {
        var arn = ofWholeStateMachine(text);
        if (!(arn.qualifier() instanceof Qualifier.None)) {
            throw new ApiException(new ApiError.ValidationException(
                    "Expected the ARN of a state machine without a version or an alias, found " + text));
        }
        return arn;
    }

    /** @throws ApiException InvalidArn; ValidationException unless it is the ARN of a version */
    public static Arn ofVersion(String text) {
        var arn = ofWholeStateMachine(text);
        if (!(arn.qualifier() instanceof Qualifier.Version)) {
            throw new ApiException(new ApiError.ValidationException("Expected the ARN of a state machine version, found " + text));
        }
        return arn;
    }

    /** @throws ApiException InvalidArn; ValidationException unless it is the ARN of an alias */
    public static Arn ofAlias(String text) {
        var arn = ofWholeStateMachine(text);
        if (!(arn.qualifier() instanceof Qualifier.Alias)) {
            throw new ApiException(new ApiError.ValidationException("Expected the ARN of a state machine alias, found " + text));
        }
        return arn;
    }

    /** What follows the name of a machine in its ARN (AWS guide, "Associating executions with a version or alias"). */
    public sealed interface Qualifier {

        record None() implements Qualifier {
        }

        record Version(long number) implements Qualifier {
        }

        record Alias(String name) implements Qualifier {
        }
    }

    /** Of the ARN of a machine. */
    public Qualifier qualifier() {
        var colon = rest.indexOf(':');
        if (colon < 0) {
            return new Qualifier.None();
        }
        var qualifier = rest.substring(colon + 1);
        return qualifier.matches(VERSION) ? new Qualifier.Version(Long.parseLong(qualifier)) : new Qualifier.Alias(qualifier);
    }

    /** Of the ARN of a machine: the same without a qualifier. */
    public String unqualified() {
        var colon = rest.indexOf(':');
        return colon < 0 ? text : text.substring(0, text.length() - rest.length() + colon);
    }

    /** @throws ApiException InvalidArn, unless it is the ARN of an execution of a standard machine */
    public static Arn ofExecution(String text) {
        return of(text, EXECUTION);
    }

    /** @throws ApiException InvalidArn, unless it is the ARN of an activity */
    public static Arn ofActivity(String text) {
        return of(text, ACTIVITY);
    }

    /** Whether it is the ARN of an activity, as far as its type tells. */
    public static boolean isOfActivity(String text) {
        var sections = text.split(":", SECTIONS);
        return sections.length == SECTIONS && sections[5].equals(ACTIVITY);
    }

    private static Arn of(String text, String expectedType) {
        if (!text.startsWith("arn:")) {
            throw invalid("Invalid ARN prefix: " + text);
        }
        var sections = text.split(":", SECTIONS);
        if (sections.length < SECTIONS || sections[SECTIONS - 1].isEmpty()) {
            throw invalid("Expected arn:partition:states:region:account:" + expectedType + ":name, found " + text);
        }
        if (!sections[2].equals("states")) {
            throw invalid("Expected an ARN of the service states, found " + sections[2]);
        }
        if (!sections[5].equals(expectedType)) {
            throw invalid("Resource type not valid in this context: " + sections[5]);
        }
        return new Arn(text, sections[5], sections[6]);
    }

    private static ApiException invalid(String reason) {
        return new ApiException(ApiError.InvalidArn.of(reason));
    }
}
