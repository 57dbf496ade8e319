package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.api.ModelErrors.ModelError;
import dev.stepwright.engine.expression.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Of each action, every error that the service model lists is shown by a case, which {@link ApiCasesTest} runs, or never comes. */
class EveryErrorTest {

    private final Set<String> actions = new ApiFixture().api.actions();

    @Test
    void everyErrorOfTheModelIsShownByACase() throws Exception {
        assertThat(shown()).containsAll(listed(false));
    }

    @Test
    void whatIsSaidNeverToComeIsShownByNone() throws Exception {
        assertThat(listed(true)).isNotEmpty().doesNotContainAnyElementsOf(shown());
    }

    @Test
    void everyActionHasItsLines() {
        var named = ModelErrors.all().stream().map(ModelError::action).collect(Collectors.toSet());
        assertThat(named).containsAll(actions);
    }

    private Set<String> listed(boolean never) {
        return ModelErrors.all().stream().filter(error -> actions.contains(error.action()) && error.never().isPresent() == never)
                .map(error -> error.action() + " " + error.code()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> shown() throws Exception {
        try (var files = Files.list(Path.of(EveryErrorTest.class.getResource("cases").toURI()))) {
            return files.flatMap(file -> StreamSupport.stream(read(file).spliterator(), false))
                    .filter(step -> step.has("call") && step.path("answer").has("__type"))
                    .map(step -> step.path("call").asText() + " " + step.path("answer").path("__type").asText().replaceFirst(".*#", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
