package dev.stepwright.infra.box;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.asl.source.SourceText;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.task.LambdaInvoker;
import dev.stepwright.local.tasks.LocalFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A folder of the project's examples: a definition, inputs, and functions that are programs. */
record Example(Path folder) {

    /** Tests run in the folder of their module. */
    static Example named(String name) {
        return new Example(Path.of("").toAbsolutePath().resolveSibling("examples").resolve(name));
    }

    /** As the API takes it, which knows no YAML. */
    String definition() throws IOException {
        var yaml = folder.resolve("workflow.asl.yaml");
        return Files.exists(yaml)
                ? Json.write(SourceText.read(Files.readString(yaml), Format.YAML, new Findings()).orElseThrow().json())
                : file("workflow.asl.json");
    }

    String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** @param elsewhere knows functions that are not the example's own */
    LocalFunctions functions(Optional<LambdaInvoker> elsewhere) {
        return LocalFunctions.of(Optional.of(folder.resolve("functions.yaml")),
                new LocalFunctions.Setup(Account.REGION, Account.ID, Map::of, System.err::println), elsewhere);
    }
}
