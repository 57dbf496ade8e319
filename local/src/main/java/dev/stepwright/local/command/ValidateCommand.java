package dev.stepwright.local.command;

import dev.stepwright.engine.asl.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "validate", description = "Check definitions and show every fault with its line.")
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions, JSON or YAML.")
    private List<Path> files;

    @Override
    public Integer call() {
        var definitions = files.stream().map(DefinitionFile::read).toList();
        var errors = 0L;
        var warnings = 0L;
        for (var definition : definitions) {
            System.out.print(definition.diagnostics());
            var faults = definition.result().diagnostics().stream().filter(Diagnostic::isError).count();
            errors += faults;
            warnings += definition.result().diagnostics().size() - faults;
        }
        System.out.println(counted(files.size(), "file") + ": " + counted(errors, "error") + ", " + counted(warnings, "warning"));
        return definitions.stream().anyMatch(DefinitionFile::isFaulty) ? 1 : 0;
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
