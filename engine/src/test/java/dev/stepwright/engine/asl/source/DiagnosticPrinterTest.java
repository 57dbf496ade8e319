package dev.stepwright.engine.asl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {

    private static Diagnostic diagnostic(Severity severity, String pointer, int line, int column) {
        return new Diagnostic(severity, Code.MISSING_TRANSITION_TARGET, "Missing 'Next' target: Sihp", pointer,
                Optional.of(pointer), line, column);
    }

    @Test
    void showsTheLineAndTheColumn() {
        var printer = new DiagnosticPrinter("order.json", "{\n\t\"Next\": \"Sihp\"\n}");
        assertThat(printer.print(List.of(diagnostic(Severity.ERROR, "/States/Pay/Next", 2, 10)))).isEqualTo("""
                order.json:2:10: error MISSING_TRANSITION_TARGET at /States/Pay/Next: Missing 'Next' target: Sihp
                    \t"Next": "Sihp"
                    \t        ^

                1 error, 0 warnings
                """);
    }

    @Test
    void showsThePartOfALongLineAroundTheColumn() {
        var printer = new DiagnosticPrinter("f", "a".repeat(500) + "X" + "b".repeat(500));
        var lines = printer.print(diagnostic(Severity.WARNING, "", 1, 501)).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("f:1:501: warning MISSING_TRANSITION_TARGET: Missing 'Next' target: Sihp");
        assertThat(lines.get(1)).hasSize(124);
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('X');
    }

    @Test
    void bearsPlacesBehindTheEnd() {
        var printer = new DiagnosticPrinter("f", "{");
        assertThat(printer.print(diagnostic(Severity.ERROR, "", 9, 9)).lines()).hasSize(1);
        assertThat(printer.print(diagnostic(Severity.ERROR, "", 1, 9)).lines()).containsSequence("    {", "     ^");
    }
}
