package dev.stepwright.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** Writes AWS's models, made short, among the classes of this module, once for all: run by its build. */
public final class Compaction {

    private static final String FOLDER = "dev/stepwright/models";
    private static final String LIST = "services.txt";
    static final String ANSWERS = ".answers";
    private static final Pattern MODEL = Pattern.compile("models/.*-model\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One service: how it is called, and what it may answer. */
    private record Made(ShortModel model, String answers) {
    }

    private Compaction() {
    }

    /** @param arguments the folder of this module's classes; the jar of models is on the class path */
    public static void main(String[] arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var jar = Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator"))).map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith("aws-java-sdk-models-")).findFirst().orElseThrow();
        var folder = classes.resolve(FOLDER);
        if (isOutOfDate(folder, jar)) {
            write(folder, jar);
        }
    }

    /** Whether the jar, or what makes it short, is newer than what was written. */
    private static boolean isOutOfDate(Path folder, Path jar) throws IOException {
        var list = folder.resolve(LIST);
        if (!Files.exists(list)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            var written = Files.getLastModifiedTime(list).toMillis();
            return jar.toFile().lastModified() > written || files.anyMatch(file -> file.toString().endsWith(".class")
                    && file.toFile().lastModified() > written);
        }
    }

    private static void write(Path folder, Path jar) throws IOException {
        var models = new TreeMap<String, Made>();
        try (var file = new JarFile(jar.toFile())) {
            file.stream().filter(entry -> MODEL.matcher(entry.getName()).matches()).sorted(Comparator.comparing(ZipEntry::getName))
                    .toList().parallelStream().map(entry -> read(file, entry)).flatMap(Optional::stream)
                    .forEachOrdered(made -> models.put(Spelling.service(made.model().serviceId()).toLowerCase(Locale.ROOT), made));
        }
        for (var model : models.entrySet()) {
            Files.writeString(folder.resolve(model.getKey() + ".model"), model.getValue().model().text());
            Files.writeString(folder.resolve(model.getKey() + ANSWERS), model.getValue().answers());
        }
        Files.writeString(folder.resolve(LIST), String.join("\n", models.keySet()) + "\n", StandardCharsets.UTF_8);
    }

    private static Optional<Made> read(JarFile file, ZipEntry entry) {
        try (var stream = file.getInputStream(entry)) {
            var model = JSON.readTree(stream);
            return ShortModel.of(model).map(made -> new Made(made, AnswerModel.of(model)));
        } catch (IOException e) {
            throw new UncheckedIOException("expected a model of AWS's format in " + entry.getName(), e);
        }
    }
}
