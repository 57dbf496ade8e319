package dev.stepwright.engine.asl.source;

/** What a diagnostic is about: first AWS's codes (API reference, ValidateStateMachineDefinitionDiagnostic), then our own. */
public enum Code {
    /** JSON syntax, and the same field twice in one object. */
    INVALID_JSON_DESCRIPTION,
    SCHEMA_VALIDATION_FAILED,
    /** JSONata that cannot be parsed. */
    INVALID_JSONATA_EXPRESSION,
    /** JSONata that reads what there is not: a document at the top level, or a part of {@code $states} that its field lacks. */
    UNSUPPORTED_JSONATA_EXPRESSION,
    MISSING_TRANSITION_TARGET,
    MISSING_END_STATE,
    DUPLICATE_STATE_NAME,
    INVALID_STATE_NAME,
    DUPLICATE_LABEL_NAME,
    INVALID_LABEL_NAME,
    /** A path or function call in a field whose name does not end in {@code .$}. */
    NO_DOLLAR,
    /** A path in a field that takes none, beside one that does: {@code Cause} and {@code CausePath}. */
    NO_PATH,
    /** A path in the Result of a Pass state, which is taken literally. */
    PASS_RESULT_IS_STATIC,

    /** YAML that is no JSON document in another form. */
    INVALID_YAML_DESCRIPTION,
    DEFINITION_TOO_LARGE,
    /** A state that no way from StartAt leads to, although other such states lead to it. */
    UNREACHABLE_STATE,
    /** A callback or an activity that may be waited for as long as the execution lives. */
    NO_TIMEOUT,
    /** An error name of the reserved prefix that no state ever fails with. */
    UNKNOWN_ERROR_NAME,
    /** A field, or an error name, that has no effect where it stands. */
    NO_EFFECT,
    /** A path that leads to nothing, whatever the input. */
    PATH_NEVER_MATCHES,
    /** A variable that is read and assigned nowhere. */
    UNASSIGNED_VARIABLE
}
