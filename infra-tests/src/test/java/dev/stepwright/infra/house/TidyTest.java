package dev.stepwright.infra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the repository: short files, rooms with names of the field. */
class TidyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NO_ROOMS = Set.of("util", "utils", "common", "manager", "helper", "helpers", "base",
            "impl", "misc");
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

    private static Stream<Path> main() throws IOException {
        var files = Stream.<Path>builder();
        for (var module : List.of("engine", "functions", "local", "cdk", "box")) {
            try (var found = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files);
            }
        }
        return files.build();
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
