package dev.stepwright.engine.asl.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fault of a definition (ERROR: it cannot run), or a doubt about it (WARNING: it can).
 *
 * @param message  what is wrong, in AWS's words where they are known, without the place
 * @param pointer  the faulty value, or the object that misses something, as a JSON Pointer (RFC 6901)
 * @param location the place that AWS names, in AWS's form ({@code /States/A/Catch[0]}); empty when AWS names none
 * @param line     of the pointed-at value or field name, from 1
 * @param column   likewise
 */
public record Diagnostic(Severity severity, Code code, String message, String pointer, Optional<String> location,
                         int line, int column) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The message of the API's InvalidDefinition error.
     *
     * @return {@code Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ... at /States/A, ...'}
     */
    public static String invalidDefinition(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError)
                .map(d -> d.code() + ": " + d.message() + d.place())
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }

    /** AWS names null as the place of a fault of the text. That a text is too large is a fault of ours, and of no place. */
    private String place() {
        return code == Code.DEFINITION_TOO_LARGE ? "" : " at " + location.orElse(null);
    }
}
