package dev.stepwright.engine.expression;

import java.util.Optional;

/**
 * An expression failed for the values it met.  This is an outcome of the workflow, for Retry and Catch to look at, and
 * not a fault of the engine: it carries no stack trace.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A value that cannot be used where it was found (AWS guide, "Handling errors in Step Functions workflows"). */
    public static final String RUNTIME = "States.Runtime";
    /** A reference path that cannot be applied to the input when a result is put into it. */
    public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";
    /** A reference path that names nothing in the input it is read from.  Not in the guide: reported of AWS. */
    public static final String REFERENCE_PATH_CONFLICT = "States.ReferencePathConflict";
    /** A value larger than any payload may be. */
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    /** A JSONata expression that failed, gave nothing, or gave a value its field cannot take. */
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";

    private final String error;
    private final Optional<String> location;
    private final boolean told;

    /**
     * @param error the error name that Retry and Catch match
     * @param cause what happened, without "An error occurred while executing the state", which the interpreter adds
     */
    public EvaluationException(String error, String cause) {
        this(error, cause, Optional.empty());
    }

    /** @param location the field whose expression failed, where history names it: {@code Output/total} */
    public EvaluationException(String error, String cause, Optional<String> location) {
        this(error, cause, location, false);
    }

    private EvaluationException(String error, String cause, Optional<String> location, boolean told) {
        super(cause, null, false, false);
        this.error = error;
        this.location = location;
        this.told = told;
    }

    /** One whose cause is all that is told: the interpreter adds nothing to it. */
    public static EvaluationException told(String error, String cause) {
        return new EvaluationException(error, cause, Optional.empty(), true);
    }

    /** Whether the cause is all that is told. */
    public boolean isTold() {
        return told;
    }

    /** The error name, such as {@code States.Runtime}; the cause is the message. */
    public String error() {
        return error;
    }

    /** The field whose expression failed, where history names it. */
    public Optional<String> location() {
        return location;
    }
}
