package dev.stepwright.local.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsFileTest {

    @TempDir
    private Path folder;

    @Test
    void functionsOfAllKindsAreRead() {
        var functions = read("""
                functions:
                  greet:
                    command: [python3, greet.py]
                    environment: {STAGE: dev, RETRIES: 3}
                    timeout: 1.5
                  pay: {url: "http://127.0.0.1:9000/pay"}
                  ship:
                    java: com.example.Ship
                    classPath: [target/classes, "lib/*"]
                """);
        assertThat(functions.keySet()).containsExactly("greet", "pay", "ship");
        assertThat(functions.get("greet")).isEqualTo(new LocalFunction("greet", folder, Map.of("STAGE", "dev", "RETRIES", "3"),
                Duration.ofMillis(1_500), new Target.Command(List.of("python3", "greet.py"))));
        assertThat(functions.get("pay").target()).isEqualTo(new Target.Endpoint(URI.create("http://127.0.0.1:9000/pay")));
        assertThat(functions.get("pay").timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(functions.get("ship").target()).isEqualTo(
                new Target.Handler("com.example.Ship", List.of("target/classes", "lib/*")));
    }

    @Test
    void jsonWillDo() {
        assertThat(read("{\"functions\": {\"f\": {\"command\": [\"cat\"]}}}")).containsOnlyKeys("f");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"f": {"command": ["x"]}}                               | 1:1: expected one field, functions, an object of functions by name, found f
            {"functions": []}                                       | 1:1: expected one field, functions, an object of functions by name, found functions
            {"functions": {"a b": {"command": ["x"]}}}              | 1:23: /functions/a b: expected a function name of up to 64 letters, digits, - and _, found 'a b'
            {"functions": {"f": []}}                                | 1:21: /functions/f: expected an object with command, url or java, found an array
            {"functions": {"f": {}}}                                | 1:21: /functions/f: expected exactly one of command, url, java, found none
            {"functions": {"f": {"url": "http://x", "java": "y"}}}  | 1:21: /functions/f: expected exactly one of command, url, java, found url and java
            {"functions": {"f": {"comand": ["x"]}}}                 | 1:22: expected one of command, url, java, classPath, environment, timeout, found 'comand'
            {"functions": {"f": {"command": "x"}}}                  | 1:33: /functions/f/command: expected an array of at least one text, found a string
            {"functions": {"f": {"command": []}}}                   | 1:33: /functions/f/command: expected an array of at least one text, found an array
            {"functions": {"f": {"command": [1]}}}                  | 1:34: expected a text, found a number
            {"functions": {"f": {"url": "ftp://x"}}}                | 1:29: /functions/f/url: expected a URL that begins with http:// or https://, found 'ftp://x'
            {"functions": {"f": {"command": ["x"], "timeout": 901}}} | 1:51: /functions/f/timeout: expected a timeout of more than 0 and at most 900 seconds, found 901
            {"functions": {"f": {"command": ["x"], "timeout": 0}}}  | 1:51: /functions/f/timeout: expected a timeout of more than 0 and at most 900 seconds, found 0
            {"functions": {"f": {"command": ["x"], "environment": {"A": []}}}} | 1:61: /functions/f/environment/A: expected a text, found an array
            """)
    void faultsAreToldWithTheirPlace(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FunctionsFileFaulty.class)
                .hasMessage(folder.resolve("functions.yaml") + ":" + message);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        var missing = folder.resolve("nothing.yaml");
        assertThatThrownBy(() -> FunctionsFile.read(missing)).isInstanceOf(FunctionsFileFaulty.class)
                .hasMessage("functions file " + missing + " cannot be read: there is no such file");
    }

    @Test
    void textThatIsNotYamlIsTold() {
        assertThatThrownBy(() -> read("functions: [")).isInstanceOf(FunctionsFileFaulty.class)
                .hasMessageStartingWith(folder.resolve("functions.yaml") + ":1:");
    }

    private Map<String, LocalFunction> read(String text) {
        try {
            return FunctionsFile.read(Files.writeString(folder.resolve("functions.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
