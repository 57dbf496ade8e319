package dev.stepwright.engine.house;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.StreamSupport;

/** The case that a link of the language page leads to: a file, or the one of that name in a file of cases. */
final class ShownCase {

    private ShownCase() {
    }

    static JsonNode json(LanguagePage.Link link) {
        var json = Json.parse(text(link));
        var cases = json.isArray() ? json : json.path("cases");
        return cases.isArray() ? StreamSupport.stream(cases.spliterator(), false)
                .filter(it -> name(it).equals(link.text())).findFirst()
                .orElseThrow(() -> new AssertionError(link.file() + " has no case '" + link.text() + "'")) : json;
    }

    /** Cases without a name are known by their expression. */
    private static String name(JsonNode it) {
        return it.path("name").asText(it.path("template").asText());
    }

    /** All that the case says. */
    static String words(LanguagePage.Link link) {
        return link.file().toString().endsWith(".json") ? Json.write(json(link)) : text(link);
    }

    private static String text(LanguagePage.Link link) {
        try {
            return Files.readString(link.file());
        } catch (IOException e) {
            throw new AssertionError("the page leads to " + link.file() + ", which cannot be read", e);
        }
    }
}
