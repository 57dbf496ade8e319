package dev.stepwright.infra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the repository: short files, rooms with names of the field. */
class TidyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NO_ROOMS = Set.of("util", "utils", "common", "manager", "helper", "helpers", "base",
            "impl", "misc");
    private static final List<String> MODULES = List.of("models", "engine", "functions", "local", "cdk", "box");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?[\\w.]+\\.(\\w+|\\*);$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final int LONGEST_TEST = 500;
    private static final int LONGEST = 400;
    private static final int MEDIAN = 70;
    private static final int NINTH_DECILE = 220;

    @Test
    void filesAreShort() throws IOException {
        var lengths = main().map(TidyTest::lines).sorted().toList();

        assertThat(lengths).isNotEmpty();
        assertThat(lengths.getLast()).as("the longest file").isLessThanOrEqualTo(LONGEST);
        assertThat(lengths.get(lengths.size() / 2)).as("the median").isLessThanOrEqualTo(MEDIAN);
        assertThat(lengths.get(lengths.size() * 9 / 10)).as("nine of ten").isLessThanOrEqualTo(NINTH_DECILE);
    }

    @Test
    void noRoomHoldsJustAnything() throws IOException {
        assertThat(main().map(file -> file.getParent().getFileName().toString()).distinct())
                .isNotEmpty().doesNotContainAnyElementsOf(NO_ROOMS);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(main().map(Path::getParent).distinct().filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                .isEmpty();
    }

    @Test
    void testsAreShortToo() throws IOException {
        var tests = tests().toList();

        assertThat(tests).isNotEmpty();
        assertThat(tests).filteredOn(file -> lines(file) > LONGEST_TEST).isEmpty();
    }

    @Test
    void everyImportIsOfSomethingAndThereOnce() throws IOException {
        assertThat(Stream.concat(Stream.concat(main(), tests()), java("bench/src/main/java")).flatMap(TidyTest::idleImports)).isEmpty();
    }

    private static Stream<String> idleImports(Path file) {
        var text = text(file);
        var code = text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        var words = WORD.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        return IMPORT.matcher(text).results().filter(found -> !found.group(1).equals("*") && !words.contains(found.group(1))
                || !seen.add(found.group())).map(found -> file + ": " + found.group());
    }

    private static Stream<Path> main() throws IOException {
        var files = Stream.<Path>builder();
        for (var module : MODULES) {
            java(module + "/src/main/java").forEach(files);
        }
        return files.build();
    }

    private static Stream<Path> tests() throws IOException {
        var files = Stream.<Path>builder();
        for (var module : MODULES) {
            java(module + "/src/test/java").forEach(files);
        }
        java("infra-tests/src/test/java").forEach(files);
        return files.build();
    }

    private static Stream<Path> java(String folder) throws IOException {
        try (var found = Files.walk(ROOT.resolve(folder))) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static int lines(Path file) {
        return (int) text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
