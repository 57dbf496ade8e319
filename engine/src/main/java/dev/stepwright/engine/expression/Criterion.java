package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Pattern;

/** One test in a filter, with json-path 2.0.0's notion of what is equal, above and below. */
sealed interface Criterion {

    /**
     * What a test can look at beside the item.
     *
     * @param inWords whether a fault is to say what it is about
     */
    record Stand(JsonNode root, Effort effort, boolean inWords) {
    }

    /** @param item null for a null */
    boolean holds(JsonNode item, Stand stand);

    /** @param text such as {@code @.a}, {@code !@.a}, {@code @.a == 1} */
    static Criterion compile(String text) throws SyntaxException {
        for (Relation relation : Relation.values()) {
            int at = text.indexOf(relation.sign());
            if (at >= 0) {
                String left = text.substring(0, at).strip();
                String right = text.substring(at + relation.sign().length()).strip();
                return Compare.of(Operand.of(left.startsWith("!@") ? left.substring(1) : left), relation, Operand.of(right), text);
            }
        }
        boolean isDenied = text.startsWith("!@");
        if (!isDenied && "@$".indexOf(text.charAt(0)) < 0) {
            throw PathCompiler.invalid("expected a path or a comparison in a filter, found " + text);
        }
        return new Exists((Operand.At) Operand.of(isDenied ? text.substring(1) : text), !isDenied);
    }

    /** Whether something is there that is not null. */
    record Exists(Operand.At path, boolean expected) implements Criterion {
        @Override
        public boolean holds(JsonNode item, Stand stand) {
            JsonNode value = path.in(item, stand, true);
            return (value.isMissingNode() || value.isNull()) != expected;
        }
    }

    /** The common comparison, of what a path leads to with what is written in the filter. */
    record CompareWithText(Operand.At path, Relation relation, Literal expected) implements Criterion {
        @Override
        public boolean holds(JsonNode item, Stand stand) {
            JsonNode model = path.in(item, stand, false);
            return model != MissingNode.getInstance() && relation.holds(expected, model, stand);
        }
    }

    /** Any other comparison; what is not there compares with nothing, not even as being different. */
    record Compare(Operand left, Relation relation, Operand right) implements Criterion {

        static Criterion of(Operand left, Relation relation, Operand right, String text) throws SyntaxException {
            boolean hasPattern = left instanceof Operand.Regex || right instanceof Operand.Regex
                    || left instanceof Operand.At && right instanceof Operand.At;
            if (relation == Relation.MATCHES && !hasPattern) {
                throw PathCompiler.invalid("expected a pattern like /a.*/ beside =~, found " + text);
            }
            return left instanceof Operand.At path && right instanceof Operand.Text(var literal) && relation != Relation.MATCHES
                    ? new CompareWithText(path, relation, literal) : new Compare(left, relation, right);
        }

        @Override
        public boolean holds(JsonNode item, Stand stand) {
            Object model = left.value(item, stand);
            Object expected = right.value(item, stand);
            if (isMissing(model) || isMissing(expected)) {
                return false;
            }
            return relation == Relation.MATCHES ? matches(model, expected, stand) : relation.holds(expected, model, stand);
        }

        private static boolean isMissing(Object value) {
            return value instanceof JsonNode node && node.isMissingNode();
        }

        private static boolean matches(Object model, Object expected, Stand stand) {
            if (model instanceof Pattern pattern) {
                return matches(pattern, expected, stand);
            }
            if (expected instanceof Pattern pattern) {
                return matches(pattern, model, stand);
            }
            throw stand.inWords() ? PathFault.notApplicable("A value is no pattern") : PathFault.NOT_APPLICABLE;
        }

        private static boolean matches(Pattern pattern, Object value, Stand stand) {
            if (value instanceof JsonNode node && node.isNull()) {
                return false;
            }
            String text = switch (value) {
                case JsonNode node -> node.isContainerNode() ? Json.write(node) : node.asText();
                case Literal literal -> literal.text();
                default -> value.toString();
            };
            stand.effort().spend(text.length() / Relation.LETTERS_A_UNIT);
            try {
                return pattern.matcher(new MeteredText(text, () -> stand.effort().spend(1))).matches();
            } catch (StackOverflowError _) {
                throw new EvaluationException(EvaluationException.RUNTIME, "The regular expression /" + pattern
                        + "/ was given up: it nests too deep for a text of " + text.length() + " characters");
            }
        }
    }
}
