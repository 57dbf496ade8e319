package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a definition.
 *
 * @param machine     there unless a diagnostic is an error
 * @param diagnostics all that was found, in the order of AWS: form first, then names, then transitions
 */
public record ReadResult(Optional<StateMachine> machine, List<Diagnostic> diagnostics) {

    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }

    /** The message of the API's InvalidDefinition error; only of use when there are errors. */
    public String invalidDefinition() {
        return Diagnostic.invalidDefinition(diagnostics);
    }
}
