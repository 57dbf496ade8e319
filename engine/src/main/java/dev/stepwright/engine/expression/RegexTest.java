package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Predicate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code value =~ /pattern/flags} in a filter, as Jayway has it: the whole of a text, number or boolean has to match, or that of
 * one item of an array; any other value is an empty text. What the pattern tries is metered.
 */
record RegexTest(Pattern pattern, boolean ofRoot, JaywayPath value) implements Predicate {

    private static final String FLAGS = "dixmsuU";
    private static final int[] FLAG_VALUES = {Pattern.UNIX_LINES, Pattern.CASE_INSENSITIVE, Pattern.COMMENTS, Pattern.MULTILINE,
        Pattern.DOTALL, Pattern.UNICODE_CASE, Pattern.UNICODE_CHARACTER_CLASS};

    /** Of both sides one must be a pattern, and the other a path. */
    static Predicate of(String left, String right) throws SyntaxException {
        boolean patternFirst = left.startsWith("/");
        String regex = patternFirst ? left : right;
        String path = patternFirst ? right : left;
        if (!regex.startsWith("/") || path.isEmpty() || "@$".indexOf(path.charAt(0)) < 0) {
            return _ -> false;
        }
        int end = regex.lastIndexOf('/');
        int flags = regex.substring(end + 1).chars().map(FLAGS::indexOf).filter(flag -> flag >= 0)
                .map(flag -> FLAG_VALUES[flag]).reduce(0, (one, other) -> one | other);
        return new RegexTest(Pattern.compile(regex.substring(1, end), flags), path.startsWith("$"),
                JaywayPath.compile("$" + path.substring(1)));
    }

    @Override
    public boolean apply(PredicateContext context) {
        Effort effort = ((MeteredProvider) context.configuration().jsonProvider()).effort();
        Object start = ofRoot ? context.root() : context.item();
        Optional<JsonNode> found = start instanceof JsonNode node ? value.look(node, effort).found() : Optional.empty();
        if (found.isPresent() && found.get().isArray()) {
            for (JsonNode item : found.get()) {
                if (matches(Optional.of(item), effort)) {
                    return true;
                }
            }
            return false;
        }
        return matches(found, effort);
    }

    private boolean matches(Optional<JsonNode> node, Effort effort) {
        String text = node.filter(it -> it.isTextual() || it.isNumber() || it.isBoolean()).map(JsonNode::asText).orElse("");
        try {
            return pattern.matcher(new MeteredText(text, () -> effort.spend(1))).matches();
        } catch (StackOverflowError _) {
            throw new EvaluationException(EvaluationException.RUNTIME,
                    "The regular expression /" + pattern + "/ was given up: it nests too deep for a text of " + text.length() + " characters");
        }
    }
}
