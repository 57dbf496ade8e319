package dev.stepwright.infra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing depends on the machine it runs on: under a locale with digits of its own, a frame named by {@code %05d} would never be found
 * again. The other modules' tests run under such locales too.
 */
class MachineIndependenceTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"models", "engine", "functions", "local", "cdk", "box"})
    void noModuleAsksForLocaleZoneOrCharacterSetOfTheMachine(String module) throws IOException {
        var classes = ROOT.resolve(module).resolve("target/classes");

        assertThat(classes).isNotEmptyDirectory();
        assertThat(MachineDependence.in(classes)).isEmpty();
    }

    /** The search itself finds what there is to find. */
    @Test
    void suchCallsAreFound() throws IOException {
        var folder = Path.of(Dependent.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .resolve(getClass().getPackageName().replace('.', '/'));
        assertThat(Files.exists(folder)).isTrue();

        assertThat(MachineDependence.in(folder)).filteredOn(line -> line.contains("$Dependent ")).map(line -> line.replaceAll("^.* calls ", ""))
                .containsExactly("java/lang/String.<init>([B)V", "java/lang/String.format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;",
                        "java/lang/String.formatted([Ljava/lang/Object;)Ljava/lang/String;", "java/lang/String.getBytes()[B",
                        "java/lang/String.toLowerCase()Ljava/lang/String;", "java/time/ZoneId.systemDefault()Ljava/time/ZoneId;");
    }

    /** Never called. */
    private static final class Dependent {

        static List<Object> all(String text) {
            return List.of(text.toLowerCase(), "%d".formatted(1), String.format("%d", 1), new String(text.getBytes()), ZoneId.systemDefault());
        }
    }
}
