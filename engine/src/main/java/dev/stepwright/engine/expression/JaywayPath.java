package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.Predicate;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path run by Jayway JsonPath, the library whose words AWS's own causes use. */
final class JaywayPath {

    private static final Pattern ARGUMENTS = Pattern.compile("\\w\\(\\s*[^)\\s]");
    private static final JacksonMappingProvider MAPPING = new JacksonMappingProvider(Json.mapper());

    private final JsonPath path;
    private final boolean keepsState;
    private final boolean appends;
    /** The same path, if it is of the common kind. */
    private final Optional<FilteredPath> filtered;

    private JaywayPath(JsonPath path, String text) {
        this.path = path;
        this.filtered = FilteredPath.of(text);
        this.keepsState = ARGUMENTS.matcher(text).find();
        this.appends = text.contains("append(");
    }

    /** @param text a path from {@code $} on */
    static JaywayPath compile(String text) throws SyntaxException {
        if (text.stripTrailing().endsWith("[")) {
            throw new SyntaxException(PathSyntax.INVALID + ": the bracket at its end is not closed", text.stripTrailing().length() - 1);
        }
        try {
            String quoted = RegexFilters.quoted(text);
            var path = JsonPath.compile(quoted);
            var filters = RegexFilters.of(quoted);
            return new JaywayPath(filters.predicates().isEmpty() ? path
                    : JsonPath.compile(filters.text(), filters.predicates().toArray(Predicate[]::new)), quoted);
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
    Lookup look(JsonNode root, Effort effort) {
        Optional<JsonNode> found = filtered.flatMap(it -> it.look(root, effort));
        return found.isPresent() ? new Lookup.Found(found.get()) : lookAsJayway(root, effort);
    }

    Lookup lookAsJayway(JsonNode root, Effort effort) {
        try {
            return found(keepsState ? readAlone(root, effort) : read(root, effort));
        } catch (EvaluationException e) {
            throw e;
        } catch (PathNotFoundException e) {
            return isDefinite() ? new Lookup.Missing(() -> words(e))
                    : new Lookup.Found(Json.mapper().createArrayNode());
        } catch (RuntimeException e) {
            // Jayway lets any exception of a filter or a function through: for a workflow they all mean "not found"
            return new Lookup.Missing(() -> words(e));
        } catch (StackOverflowError _) {
            throw new EvaluationException(EvaluationException.RUNTIME, "The JSONPath was given up: it is nested too deep");
        }
    }

    /** Jayway names the class of its provider: that of ours concerns nobody. */
    private static String words(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .replace(MeteredProvider.class.getName(), JacksonJsonNodeJsonProvider.class.getName());
    }

    /** Jayway's append changes the very array it is given. */
    private Object read(JsonNode root, Effort effort) {
        return path.read(appends ? root.deepCopy() : root, Configuration.builder()
                .jsonProvider(new MeteredProvider(effort)).mappingProvider(MAPPING).build());
    }

    /** A function's arguments are evaluated into the compiled path itself: one reader at a time. */
    private synchronized Object readAlone(JsonNode root, Effort effort) {
        return read(root, effort);
    }

    private static Lookup found(Object value) {
        return switch (value) {
            case null -> new Lookup.Beyond();
            case JsonNode node -> new Lookup.Found(node);
            default -> new Lookup.Found(Json.mapper().valueToTree(value));
        };
    }
}
