package dev.stepwright.engine.asl.source;

import java.util.List;
import java.util.Locale;

/** Diagnostics for people at a terminal. */
public final class DiagnosticPrinter {

    /** What is shown of a long line. */
    private static final int WIDTH = 120;

    private final String file;
    private final List<String> lines;

    /**
     * @param file as it stands before the line numbers
     * @param text the definition
     */
    public DiagnosticPrinter(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /** All of them, and how many there are of each severity. */
    public String print(List<Diagnostic> diagnostics) {
        var text = new StringBuilder();
        diagnostics.forEach(diagnostic -> text.append(print(diagnostic)).append('\n'));
        var errors = diagnostics.stream().filter(Diagnostic::isError).count();
        return text.append(count(errors, "error")).append(", ").append(count(diagnostics.size() - errors, "warning"))
                .append('\n').toString();
    }

    /**
     * One of them, its line, and a caret below the column:
     * <pre>
     * order.json:7:15: error MISSING_TRANSITION_TARGET at /States/Pay/Next: Missing 'Next' target: Sihp
     *       "Next": "Sihp",
     *               ^
     * </pre>
     */
    public String print(Diagnostic diagnostic) {
        var head = file + ":" + diagnostic.line() + ":" + diagnostic.column() + ": "
                + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " " + diagnostic.code()
                + (diagnostic.pointer().isEmpty() ? "" : " at " + diagnostic.pointer()) + ": " + diagnostic.message() + "\n";
        return diagnostic.line() > lines.size() ? head
                : head + excerpt(lines.get(diagnostic.line() - 1), Math.min(diagnostic.column() - 1,
                        lines.get(diagnostic.line() - 1).length()));
    }

    /** @param column from 0 */
    private static String excerpt(String line, int column) {
        var from = Math.max(0, Math.min(column - WIDTH / 2, line.length() - WIDTH));
        var part = line.substring(from, Math.min(line.length(), from + WIDTH));
        var indent = new StringBuilder();
        part.substring(0, column - from).chars().forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
        return "    " + part + "\n    " + indent + "^\n";
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
