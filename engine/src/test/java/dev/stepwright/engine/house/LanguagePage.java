package dev.stepwright.engine.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code docs/language.md}: a row is about what stands in backticks in its first cell. */
record LanguagePage(List<Row> rows) {

    static final Path DOCS = Path.of("../docs");
    private static final Pattern LINK = Pattern.compile("\\[(.+)]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** @param text the name of the case when its file holds several */
    record Link(String text, Path file) {
    }

    /**
     * @param section the heading above the table
     * @param cells   by the heads of the columns
     */
    record Row(String section, String name, Map<String, String> cells) {

        Optional<Link> link(String column) {
            var link = LINK.matcher(cells.getOrDefault(column, ""));
            return link.find() ? Optional.of(new Link(link.group(1), DOCS.resolve(link.group(2)).normalize()))
                    : Optional.empty();
        }

        /** What stands in backticks in that column. */
        String code(String column) {
            return LanguagePage.code(cells.getOrDefault(column, "")).orElseThrow(
                    () -> new AssertionError(this + ": expected something in backticks in the column '" + column + "'"));
        }

        @Override
        public String toString() {
            return section + " " + name;
        }
    }

    static LanguagePage read() {
        var rows = new ArrayList<Row>();
        var section = "";
        List<String> head = List.of();
        for (var line : lines()) {
            if (line.startsWith("#")) {
                section = line.replaceFirst("#+ ", "");
            } else if (!line.startsWith("|")) {
                head = List.of();
            } else if (head.isEmpty()) {
                head = cells(line);
            } else if (!line.startsWith("|-")) {
                rows.add(row(section, head, cells(line)));
            }
        }
        return new LanguagePage(List.copyOf(rows));
    }

    Stream<Row> of(String section) {
        return rows.stream().filter(row -> row.section().equals(section));
    }

    /** What the section has a case for in that column. */
    Set<String> shown(String section, String column) {
        return of(section).filter(row -> row.link(column).isPresent()).map(Row::name).collect(Collectors.toSet());
    }

    private static Row row(String section, List<String> head, List<String> cells) {
        var byHead = new HashMap<String, String>();
        for (var i = 0; i < head.size(); i++) {
            byHead.put(head.get(i), i < cells.size() ? cells.get(i) : "");
        }
        return new Row(section, code(cells.getFirst()).orElse(cells.getFirst()), byHead);
    }

    private static Optional<String> code(String cell) {
        var code = CODE.matcher(cell);
        return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCS.resolve("language.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
