package dev.stepwright.local.box;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command line of a server's process. The box is looked for in the folder named by the system property
 * {@code stepwright.box}, and otherwise beside the module this class was built in.
 */
final class BoxCommand {

    private BoxCommand() {}

    static List<String> of(BoxServer.Kind kind, BoxServer.Options options) throws IOException {
        Path box = folder();
        Path classes = built(box.resolve("target/classes"), kind);
        Path libraries = built(box.resolve(libraries(kind)), kind);
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // small and quickly up rather than fast in the long run
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        line.addAll(List.of("-cp", classes + File.pathSeparator + libraries + File.separator + "*", main(kind)));
        line.addAll(List.of("--port", Integer.toString(options.port())));
        line.addAll(List.of("--region", options.region(), "--account", options.account()));
        options.folder().ifPresent(folder -> line.addAll(List.of("--folder", folder.toAbsolutePath().toString())));
        return List.copyOf(line);
    }

    private static String main(BoxServer.Kind kind) {
        return "dev.stepwright.box." + switch (kind) {
            case SQS -> "SqsMain";
            case S3 -> "S3Main";
            case DYNAMODB -> "DynamoDbMain";
        };
    }

    private static String libraries(BoxServer.Kind kind) {
        return switch (kind) {
            case SQS, S3 -> "target/lib";
            case DYNAMODB -> "dynamodb/target/lib";
        };
    }

    private static Path built(Path folder, BoxServer.Kind kind) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(String.format(Locale.ROOT,
                    "the %s server is not built: expected a folder %s (mvn -pl box/dynamodb,box -am package)", kind.label(), folder));
        }
        return folder;
    }

    private static Path folder() throws IOException {
        var named = System.getProperty("stepwright.box");
        return named != null ? Path.of(named) : module().resolveSibling("box");
    }

    /** The module's folder: this class lies in {@code local/target/classes} or in a jar in {@code local/target}. */
    private static Path module() throws IOException {
        try {
            var code = Path.of(BoxCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return code.toAbsolutePath().getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IOException("expected to be loaded from a folder or a jar", e);
        }
    }
}
