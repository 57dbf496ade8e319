package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.regex.Pattern;

/** A path run by Jayway JsonPath, the library whose words AWS's own causes use. */
final class JaywayPath {

    private static final Pattern ARGUMENTS = Pattern.compile("\\w\\(\\s*[^)\\s]");

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.mapper()))
            .mappingProvider(new JacksonMappingProvider(Json.mapper()))
            .build();

    private final JsonPath path;
    private final boolean keepsState;

    private JaywayPath(JsonPath path, boolean keepsState) {
        this.path = path;
        this.keepsState = keepsState;
    }

    /** @param text a path from {@code $} on */
    static JaywayPath compile(String text) throws SyntaxException {
        try {
            return new JaywayPath(JsonPath.compile(text), ARGUMENTS.matcher(text).find());
        } catch (InvalidPathException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SyntaxException(PathSyntax.INVALID + ": " + e.getMessage(), -1);
        }
    }

    boolean isDefinite() {
        return path.isDefinite();
    }

    Lookup look(JsonNode root) {
        try {
            return found(keepsState ? readAlone(root) : path.read(root, CONFIGURATION));
        } catch (PathNotFoundException e) {
            return isDefinite() ? new Lookup.Missing(e::getMessage)
                    : new Lookup.Found(Json.mapper().createArrayNode());
        } catch (RuntimeException e) {
            // Jayway lets any exception of a filter or a function through: for a workflow they all mean "not found"
            return new Lookup.Missing(() -> String.valueOf(e.getMessage()));
        }
    }

    /** A function's arguments are evaluated into the compiled path itself: one reader at a time. */
    private synchronized Object readAlone(JsonNode root) {
        return path.read(root, CONFIGURATION);
    }

    private static Lookup found(Object value) {
        return switch (value) {
            case null -> new Lookup.Beyond();
            case JsonNode node -> new Lookup.Found(node);
            default -> new Lookup.Found(Json.mapper().valueToTree(value));
        };
    }
}
