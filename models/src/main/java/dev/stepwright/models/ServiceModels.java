package dev.stepwright.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The services that can be called by name, each read when it is first asked for: those of AWS's models that this was built with, and
 * those of a folder of newer ones, which go before.
 */
public final class ServiceModels {

    /** Names a folder of models in AWS's format, {@code *-model.json} or {@code service-2.json}, which may lie in folders of its own. */
    public static final String SETTING = "STEPWRIGHT_SERVICE_MODELS";

    private static ServiceModels known;

    private final Map<String, String> newer;
    private final Map<String, ServiceModel> read = new ConcurrentHashMap<>();

    /** @throws IllegalStateException when a model in the folder cannot be read */
    public ServiceModels(Optional<Path> folder) {
        this.newer = folder.map(ServiceModels::newer).orElse(Map.of());
    }

    /**
     * Those of this process, whose environment may name a folder.
     *
     * @throws IllegalStateException when a model in the folder cannot be read
     */
    public static synchronized ServiceModels known() {
        if (known == null) {
            known = new ServiceModels(Optional.ofNullable(System.getenv(SETTING)).filter(folder -> !folder.isBlank()).map(Path::of));
        }
        return known;
    }

    /** @param service as resources name it: {@code secretsmanager} */
    public Optional<ServiceModel> find(String service) {
        return Optional.ofNullable(read.computeIfAbsent(service, this::load));
    }

    public boolean has(String service, String action) {
        return find(service).filter(model -> model.actions().contains(action)).isPresent();
    }

    /** Names of all services. */
    public SortedSet<String> services() {
        var services = new TreeSet<>(newer.keySet());
        resource("services.txt").ifPresent(names -> names.lines().forEach(services::add));
        return services;
    }

    /** Null when there is none, so that what anybody asks for is not kept. */
    private ServiceModel load(String service) {
        return Optional.ofNullable(newer.get(service)).or(() -> isName(service) ? resource(service + ".model") : Optional.empty())
                .map(ServiceModel::new).orElse(null);
    }

    /** Whether it can be one: it becomes the name of a file. */
    private static boolean isName(String service) {
        return service.chars().allMatch(letter -> letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9');
    }

    private static Optional<String> resource(String name) {
        try (var file = ServiceModels.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("models lie beside the class that reads them", e);
        }
    }

    private static Map<String, String> newer(Path folder) {
        try (var files = Files.walk(folder)) {
            var models = new HashMap<String, String>();
            for (var file : files.filter(ServiceModels::isModel).sorted().toList()) {
                ShortModel.of(new ObjectMapper().readTree(file.toFile()))
                        .ifPresent(model -> models.put(Spelling.service(model.serviceId()).toLowerCase(Locale.ROOT), model.text()));
            }
            return models;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException(SETTING + ": expected a folder of models in AWS's format, found " + e.getMessage(), e);
        }
    }

    private static boolean isModel(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith("-model.json") || name.equals("service-2.json");
    }
}
