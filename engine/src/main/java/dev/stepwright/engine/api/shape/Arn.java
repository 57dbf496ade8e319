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
