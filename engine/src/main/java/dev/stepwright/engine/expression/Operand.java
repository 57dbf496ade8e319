package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One side of a comparison in a filter. */
sealed interface Operand {

    /** A node, a {@link Literal} or a {@link Pattern}; a missing node for what is not there. */
    Object value(JsonNode item, Criterion.Stand stand);

    /** A text that is in no single quotes is one all the same: {@code 10}, {@code true}, {@code a/b}, {@code "a"} with its quotes. */
    static Operand of(String text) throws SyntaxException {
        if (text.startsWith("@") || text.startsWith("$")) {
            return At.of(text);
        }
        if (text.startsWith("!@")) {
            throw PathCompiler.invalid("expected ! before a path that stands alone in a filter, found " + text);
        }
        if (text.startsWith("'") && text.endsWith("'")) {
            if (text.length() == 1) {
                throw PathCompiler.invalid("expected a quote to be closed in a filter");
            }
            return new Text(Literal.of(text.substring(1, text.length() - 1)));
        }
        boolean isPattern = text.startsWith("/") && (text.endsWith("/") || text.endsWith("/i"));
        return isPattern ? Regex.of(text) : new Text(Literal.of(text));
    }

    record Text(Literal literal) implements Operand {
        @Override
        public Object value(JsonNode item, Criterion.Stand stand) {
            return literal;
        }
    }

    record Regex(Pattern pattern) implements Operand {
        static Regex of(String text) throws SyntaxException {
            int end = text.lastIndexOf('/');
            try {
                return new Regex(Pattern.compile(text.substring(1, end), text.endsWith("i") ? Pattern.CASE_INSENSITIVE : 0));
            } catch (PatternSyntaxException | IndexOutOfBoundsException e) {
                throw PathCompiler.invalid("expected a regular expression in a filter, found " + text);
            }
        }

        @Override
        public Object value(JsonNode item, Criterion.Stand stand) {
            return pattern;
        }
    }

    /**
     * A path from the item, or from the root of the document.
     *
     * @param fields the names that it is made of; null when there is more to it
     */
    record At(CompiledPath path, boolean ofRoot, List<String> fields) implements Operand {

        static At of(String text) throws SyntaxException {
            var path = PathCompiler.operand(text);
            var fields = new ArrayList<String>();
            for (PathToken token : path.tokens()) {
                if (token instanceof PathToken.Field(var name)) {
                    fields.add(name);
                }
            }
            return new At(path, text.startsWith("$"), fields.size() == path.tokens().size() ? List.copyOf(fields) : null);
        }

        @Override
        public Object value(JsonNode item, Criterion.Stand stand) {
            return in(item, stand, false);
        }

        /** @param whole whether all of several names have to be there */
        JsonNode in(JsonNode item, Criterion.Stand stand, boolean whole) {
            JsonNode start = ofRoot ? stand.root() : item;
            if (fields == null) {
                return path.within(start, stand.root(), stand.effort(), stand.inWords(), whole);
            }
            JsonNode node = start;
            int size = fields.size();
            for (int i = 0; i < size; i++) {
                node = node instanceof ObjectNode object ? object.get(fields.get(i)) : null;
                if (node == null) {
                    return MissingNode.getInstance();
                }
            }
            return node == null ? NullNode.instance : node;
        }
    }
}
