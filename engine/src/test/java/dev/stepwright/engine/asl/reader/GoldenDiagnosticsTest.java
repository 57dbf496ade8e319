package dev.stepwright.engine.asl.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Diagnostic;
import dev.stepwright.engine.asl.source.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Definitions as data. Beside each faulty one lies what is to be found in it, a diagnostic a line:
 * severity, code, pointer ("/" for the whole), line:column, message. Good ones have no errors, and no warnings but those in
 * a file beside them. Names that begin with {@code express-} are Express machines.
 */
class GoldenDiagnosticsTest {

    private static final Path ROOT = Path.of("src/test/resources/definitions");

    @ParameterizedTest
    @MethodSource("faulty")
    void findsWhatIsExpected(Path definition) throws IOException {
        var result = read(definition);
        assertThat(lines(result)).containsExactlyElementsOf(Files.readAllLines(expected(definition)));
        assertThat(result.machine()).isEmpty();
        assertThat(result.errors()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("good")
    void findsNoErrors(Path definition) throws IOException {
        var result = read(definition);
        var warnings = expected(definition);
        assertThat(lines(result)).containsExactlyElementsOf(Files.exists(warnings) ? Files.readAllLines(warnings) : List.of());
        assertThat(result.machine()).isPresent();
    }

    static Stream<Path> faulty() throws IOException {
        return definitions("faulty");
    }

    static Stream<Path> good() throws IOException {
        return definitions("good");
    }

    private static Stream<Path> definitions(String folder) throws IOException {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList().stream();
        }
    }

    private static ReadResult read(Path definition) throws IOException {
        var name = definition.getFileName().toString();
        return DefinitionReader.read(Files.readString(definition), name.endsWith(".yaml") ? Format.YAML : Format.JSON,
                name.startsWith("express-") ? MachineType.EXPRESS : MachineType.STANDARD);
    }

    private static Path expected(Path definition) {
        return definition.resolveSibling(definition.getFileName().toString().replaceFirst("\\.\\w+$", ".expected"));
    }

    private static List<String> lines(ReadResult result) {
        return result.diagnostics().stream().map(GoldenDiagnosticsTest::line).toList();
    }

    private static String line(Diagnostic found) {
        return found.severity() + " " + found.code() + " " + (found.pointer().isEmpty() ? "/" : found.pointer())
                + " " + found.line() + ":" + found.column() + " " + found.message();
    }
}
