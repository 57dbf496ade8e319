package dev.stepwright.functions.task.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome.Failed;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of integrations names what can be called. */
class IntegrationsPageTest {

    private static final Pattern ROW = Pattern.compile("\\| (?:`([a-z-]+)` )?\\| (`.*) \\| (request-response.*) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-zA-Z]+)`");

    @Test
    void everyOptimisedIntegrationHasItsRowAndPatterns() throws IOException {
        assertThat(onThePage()).containsExactlyInAnyOrderElementsOf(offered());
    }

    /** What the cause lists of a call that nobody offers. */
    private static Set<String> offered() {
        var refused = (Failed) Integrations.dispatcher(null, null, null, null, null).perform(new TaskCall(
                Resource.parse("arn:aws:states:::no:such").orElseThrow(), Payload.ofText("{}"), OptionalLong.empty(), OptionalLong.empty(),
                Optional.empty(), Optional.empty()), new Attempt("e", "0", 4, "r", "key", Duration.ofSeconds(9)));
        var cause = refused.failure().cause().orElseThrow();
        return Arrays.stream(cause.substring(cause.indexOf("one of ") + "one of ".length()).split(", ")).filter(name -> !name.startsWith("aws-sdk"))
                .collect(Collectors.toSet());
    }

    private static Set<String> onThePage() throws IOException {
        var named = new HashSet<String>();
        var service = "";
        for (var line : Files.readAllLines(Path.of("../docs/integrations.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                service = row.group(1) == null ? service : row.group(1);
                for (var action : NAME.matcher(row.group(2)).results().map(found -> found.group(1)).toList()) {
                    for (var pattern : row.group(3).split(", ")) {
                        named.add(service + ":" + action + switch (pattern) {
                            case "request-response" -> "";
                            case "token" -> ".waitForTaskToken";
                            case String other -> other.replace("`", "");
                        });
                    }
                }
            }
        }
        return named;
    }
}
