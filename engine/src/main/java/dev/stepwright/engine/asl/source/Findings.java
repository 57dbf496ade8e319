package dev.stepwright.engine.asl.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Collects diagnostics in the order they are found, {@value #MAX} at most, and one more when those are all warnings. */
public final class Findings {

    public static final int MAX = 1000;

    private final SequencedSet<Diagnostic> diagnostics = new LinkedHashSet<>();
    private int errors;

    /** A fault of this value. */
    public void error(Place at, String message) {
        error(Code.SCHEMA_VALIDATION_FAILED, at, message);
    }

    public void error(Code code, Place at, String message) {
        add(Severity.ERROR, code, message, at.pointer(), Optional.of(at.location()), at.position());
    }

    public void warning(Code code, Place at, String message) {
        add(Severity.WARNING, code, message, at.pointer(), Optional.of(at.location()), at.position());
    }

    /** A fault of this field for which AWS names the object that holds it. */
    public void errorInParent(Place field, String message) {
        add(Severity.ERROR, Code.SCHEMA_VALIDATION_FAILED, message, field.pointer(),
                Optional.of(field.parent().orElse(field).location()), field.key());
    }

    /** A fault for which AWS names no place. */
    public void errorWithoutLocation(Code code, Place at, String message) {
        add(Severity.ERROR, code, message, at.pointer(), Optional.empty(), at.position());
    }

    /** A fault of the text itself. */
    public void errorInText(Code code, Position position, String message) {
        add(Severity.ERROR, code, message, "", Optional.empty(), position);
    }

    private void add(Severity severity, Code code, String message, String pointer, Optional<String> location, Position at) {
        if (severity == Severity.ERROR) {
            errors++;
        }
        var diagnostic = new Diagnostic(severity, code, message, pointer, location, at.line(), at.column());
        // the first error is kept even after many warnings: it is why there is no machine
        if (diagnostics.size() < MAX || severity == Severity.ERROR && errors == 1) {
            diagnostics.add(diagnostic);
        }
    }

    /** How many errors were found by now, those counted that are too many to keep. */
    public int errorCount() {
        return errors;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
