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
    private static final JacksonMappingProvider MAPPING = new JacksonMappingProvider(Json.mapper());

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
        } catch (StackOverflowError e) {
            throw new SyntaxException(PathSyntax.INVALID + ": nested too deep", -1);
        }
    }

    boolean isDefinite() {
        return path.isDefinite();
    }

    /** @throws EvaluationException when the path looks at more nodes than is sensible */
    Lookup look(JsonNode root) {
        try {
            return found(keepsState ? readAlone(root) : read(root));
        } catch (EvaluationException e) {
            throw e;
        } catch (PathNotFoundException e) {
            return isDefinite() ? new Lookup.Missing(() -> words(e))
                    : new Lookup.Found(Json.mapper().createArrayNode());
        } catch (RuntimeException e) {
            // Jayway lets any exception of a filter or a function through: for a workflow they all mean "not found"
            return new Lookup.Missing(() -> words(e));
        }
    }

    /** Jayway names the class of its provider: that of ours concerns nobody. */
    private static String words(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .replace(MeteredProvider.class.getName(), JacksonJsonNodeJsonProvider.class.getName());
    }

    private Object read(JsonNode root) {
        return path.read(root, Configuration.builder()
                .jsonProvider(new MeteredProvider()).mappingProvider(MAPPING).build());
    }

    /** A function's arguments are evaluated into the compiled path itself: one reader at a time. */
    private synchronized Object readAlone(JsonNode root) {
        return read(root);
    }

    private static Lookup found(Object value) {
        return switch (value) {
            case null -> new Lookup.Beyond();
            case JsonNode node -> new Lookup.Found(node);
            default -> new Lookup.Found(Json.mapper().valueToTree(value));
        };
    }
}
