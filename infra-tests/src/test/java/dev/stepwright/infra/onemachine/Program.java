package dev.stepwright.infra.onemachine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built command line, started as {@code ./stepwright} starts it. */
final class Program {

    /** How a run ended. */
    record Ended(int status, String out, String err) {
    }

    private Program() {
    }

    /** The project's root folder: tests run in their module's. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    static Path example(String file) {
        return root().resolve("examples").resolve(file);
    }

    static ProcessBuilder command(String... arguments) {
        return command(List.of(), arguments);
    }

    /** @param options of the Java virtual machine */
    static ProcessBuilder command(List<String> options, String... arguments) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), "dev.stepwright.local.Stepwright"));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(root().toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("AWS_"));
        return builder;
    }

    /** Runs to the end; at most two minutes. */
    static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("stepwright", ".out");
        var err = Files.createTempFile("stepwright", ".err");
        try {
            var builder = command(arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("no end of " + List.of(arguments) + "\n" + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
