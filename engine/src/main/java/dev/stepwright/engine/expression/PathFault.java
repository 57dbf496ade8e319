package dev.stepwright.engine.expression;

/** Why a path leads nowhere; not thrown out of this package. */
final class PathFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Said without words, until somebody asks for them. */
    static final PathFault NOT_FOUND = new PathFault(true, null);
    static final PathFault NOT_APPLICABLE = new PathFault(false, null);

    private final boolean isAbsence;

    private PathFault(boolean isAbsence, String message) {
        super(message, null, false, false);
        this.isAbsence = isAbsence;
    }

    static PathFault notFound(String message) {
        return new PathFault(true, message);
    }

    static PathFault notApplicable(String message) {
        return new PathFault(false, message);
    }

    /** Something is not there: a filter takes that for a no, and every item of an array is looked at in spite of it. */
    boolean isAbsence() {
        return isAbsence;
    }
}
