package dev.stepwright.local.tasks;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.asl.source.SourceText;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the functions file, YAML or JSON: functions by name, each with exactly one of {@code command}, {@code url} and
 * {@code java}.
 *
 * <pre>
 * functions:
 *   greet:
 *     command: [python3, greet.py]      # event on standard input, result on standard output
 *     environment: {STAGE: dev}
 *     timeout: 30                       # seconds, 900 when absent
 *   pay:
 *     url: http://127.0.0.1:9000/pay    # event by POST
 *   ship:
 *     java: com.example.Ship            # RequestHandler, RequestStreamHandler or Class::method
 *     classPath: [target/classes, target/lib/*]
 * </pre>
 */
final class FunctionsFile {

    /** The longest a Lambda function may run (Lambda guide, "Quotas"). */
    static final Duration LONGEST = Duration.ofSeconds(900);

    private static final Set<String> FIELDS = Set.of("command", "url", "java", "classPath", "environment", "timeout");
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";
    private static final long LONGEST_FILE = 1_000_000;

    private final Path file;

    private FunctionsFile(Path file) {
        this.file = file;
    }

    /** JSON is YAML, too. Throws {@link FunctionsFileFaulty}. */
    static Map<String, LocalFunction> read(Path file) {
        return new FunctionsFile(file).functions();
    }

    private Map<String, LocalFunction> functions() {
        var findings = new Findings();
        var text = text();
        var root = SourceText.read(text, Format.YAML, findings).map(Place::root);
        if (root.isEmpty()) {
            var fault = findings.diagnostics().getFirst();
            throw new FunctionsFileFaulty(file + ":" + fault.line() + ":" + fault.column()
                    + ": expected an object of functions by name: " + fault.message());
        }
        var list = root.get().get("functions").filter(Place::isMapping);
        if (list.isEmpty() || root.get().fields().size() > 1) {
            throw fault(root.get(), "one field, functions, an object of functions by name",
                    String.join(", ", root.get().fields().stream().map(Place::name).toList()));
        }
        var functions = new LinkedHashMap<String, LocalFunction>();
        for (var place : list.get().fields()) {
            functions.put(place.name(), function(place));
        }
        return functions;
    }

    private String text() {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new FunctionsFileFaulty(file + ": expected a functions file of at most " + LONGEST_FILE + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new FunctionsFileFaulty("functions file " + file + " cannot be read: "
                    + (Files.exists(file) ? e.toString() : "there is no such file"));
        }
    }

    private LocalFunction function(Place place) {
        if (!place.name().matches(NAME)) {
            throw fault(place, "a function name of up to 64 letters, digits, - and _", "'" + place.name() + "'");
        }
        if (!place.isMapping()) {
            throw fault(place, "an object with command, url or java", place.kind());
        }
        for (var field : place.fields()) {
            if (!FIELDS.contains(field.name())) {
                throw new FunctionsFileFaulty(at(field.key().line(), field.key().column())
                        + "expected one of command, url, java, classPath, environment, timeout, found '" + field.name() + "'");
            }
        }
        var folder = file.toAbsolutePath().normalize().getParent();
        return new LocalFunction(place.name(), folder, environment(place), timeout(place), target(place));
    }

    private Target target(Place place) {
        var kinds = List.of("command", "url", "java").stream().filter(place::has).toList();
        if (kinds.size() != 1) {
            throw fault(place, "exactly one of command, url, java", kinds.isEmpty() ? "none" : String.join(" and ", kinds));
        }
        var value = place.get(kinds.getFirst()).orElseThrow();
        return switch (value.name()) {
            case "command" -> new Target.Command(texts(value));
            case "url" -> new Target.Endpoint(url(value));
            default -> new Target.Handler(text(value), place.get("classPath").map(this::texts).orElse(List.of()));
        };
    }

    private URI url(Place value) {
        try {
            var url = new URI(text(value));
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw fault(value, "a URL that begins with http:// or https://", "'" + value.text() + "'");
    }

    private Map<String, String> environment(Place place) {
        var environment = new LinkedHashMap<String, String>();
        var object = place.get("environment");
        if (object.isPresent() && !object.get().isMapping()) {
            throw fault(object.get(), "an object of texts", object.get().kind());
        }
        object.ifPresent(variables -> variables.fields().forEach(variable -> {
            if (variable.isMapping() || variable.isSequence() || variable.isNull()) {
                throw fault(variable, "a text", variable.kind());
            }
            environment.put(variable.name(), variable.json().asText());
        }));
        return environment;
    }

    private Duration timeout(Place place) {
        return place.get("timeout").map(value -> {
            var seconds = value.json();
            if (!seconds.isNumber() || seconds.doubleValue() <= 0 || seconds.doubleValue() > LONGEST.toSeconds()) {
                throw fault(value, "a timeout of more than 0 and at most " + LONGEST.toSeconds() + " seconds", seconds.toString());
            }
            return Duration.ofMillis(Math.max(1, Math.round(seconds.doubleValue() * 1_000)));
        }).orElse(LONGEST);
    }

    private List<String> texts(Place value) {
        if (!value.isSequence() || value.items().isEmpty()) {
            throw fault(value, "an array of at least one text", value.kind());
        }
        return value.items().stream().map(this::text).toList();
    }

    private String text(Place value) {
        if (!value.isText() || value.text().isBlank()) {
            throw fault(value, "a text", value.isText() ? "an empty one" : value.kind());
        }
        return value.text();
    }

    private FunctionsFileFaulty fault(Place place, String expected, String found) {
        var name = place.name().isEmpty() ? "" : place.pointer() + ": ";
        return new FunctionsFileFaulty(at(place.position().line(), place.position().column()) + name + "expected " + expected
                + ", found " + found);
    }

    private String at(int line, int column) {
        return file + ":" + line + ":" + column + ": ";
    }
}
