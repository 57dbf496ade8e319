package dev.stepwright.infra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comments cite is in the repository: pages, their sections, and the protocol's rules and moves. */
class CitationsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("models", "engine", "functions", "local", "cdk", "box");
    private static final Pattern PAGE = Pattern.compile("([\\w./-]+\\.md)\\b(?:, \"([^\"]+)\")?");
    private static final Pattern RULE = Pattern.compile("\\(rule (\\d+)\\)|\\.md, rule (\\d+)");
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*(?:\\*|//) ?");
    private static final int RULES = 10;

    @Test
    void everyPageThatACommentNamesIsThereAndHasTheSection() throws IOException {
        var cited = sources().flatMap(file -> PAGE.matcher(joined(file)).results().map(page -> new Citation(file, page.group(1), page.group(2))))
                .toList();

        assertThat(cited).isNotEmpty().filteredOn(citation -> !citation.holds()).isEmpty();
    }

    @Test
    void everyRuleThatACommentNamesIsOneOfTheProtocols() throws IOException {
        var rules = sources().flatMap(file -> RULE.matcher(joined(file)).results())
                .map(rule -> Integer.parseInt(rule.group(1) == null ? rule.group(2) : rule.group(1))).distinct().toList();
        var page = Files.readString(ROOT.resolve("docs/protocol.md"));

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule).isBetween(1, RULES);
            assertThat(page).containsPattern("(?m)^" + rule + "\\. \\*\\*");
        });
    }

    private record Citation(Path file, String page, String section) {

        boolean holds() {
            var cited = ROOT.resolve(page);
            return Files.exists(cited) && (section == null
                    || text(cited).lines().anyMatch(line -> line.startsWith("#") && line.replaceFirst("#+ ", "").equals(section)));
        }
    }

    private static Stream<Path> sources() throws IOException {
        var all = Stream.<Path>empty();
        for (var module : MODULES) {
            all = Stream.concat(all, Files.walk(ROOT.resolve(module).resolve("src/main/java")).filter(file -> file.toString().endsWith(".java")));
        }
        return all;
    }

    /** A comment's lines as one. */
    private static String joined(Path file) {
        return LINES.matcher(text(file)).replaceAll(" ");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
