package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.frame.ProtocolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/deploy.md says what the code does. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)`(?:, `[^|]*)? \\|([^|]*)\\|.*");

    @Test
    void everySettingThatIsReadHasARowAndEveryRowIsRead() throws IOException {
        var read = new HashSet<String>();
        Settings.read(key -> {
            read.add(key.substring(Settings.PREFIX.length()));
            return key.endsWith("exampleRule.stateMachine") || key.endsWith(".source") || key.endsWith(".detailType") ? "x" : null;
        });
        read.removeIf(key -> key.startsWith("exampleRule.") && !key.endsWith(".source"));
        // where the code lies is the build's business, and the stack's name the app's
        read.remove("code");
        read.add("stack");

        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void defaultsAreThoseOfTheCode() throws Exception {
        var defaults = Settings.read(_ -> null);
        var rows = rows();
        for (var component : Settings.class.getRecordComponents()) {
            var shown = rows.get(component.getName());
            if (shown != null) {
                var value = component.getAccessor().invoke(defaults);
                var isOffload = component.getName().equals("offloadBytes");
                var expected = isOffload ? Integer.toString(ProtocolSettings.of("us-east-1").offloadBytes())
                        : value instanceof Optional<?> || value.toString().equals("[]") ? "" : value.toString().toLowerCase(Locale.ROOT);
                assertThat(shown.replace("`", "")).as(component.getName()).isEqualTo(expected);
            }
        }
    }

    private static Map<String, String> rows() throws IOException {
        var rows = new HashMap<String, String>();
        var page = Files.readString(Path.of("../docs/deploy.md"));
        var table = page.substring(page.indexOf("## Settings"), page.indexOf("## ", page.indexOf("## Settings") + 3));
        table.lines().map(ROW::matcher).filter(java.util.regex.Matcher::matches)
                .forEach(row -> rows.put(row.group(1), row.group(2).strip()));
        assertThat(rows).hasSizeGreaterThan(10);
        return rows;
    }
}
