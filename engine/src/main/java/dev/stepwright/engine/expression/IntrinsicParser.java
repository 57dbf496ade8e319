package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code call = name "(" [argument *("," argument)] ")"}, where an argument is a string in apostrophes, a number, true,
 * false, null, a path or another call.
 */
final class IntrinsicParser {

    private static final int MAX_LENGTH = 64 * 1024;
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9.]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String ESCAPABLE = "'{}\\";

    private final String text;
    private int at;

    IntrinsicParser(String text) {
        this.text = text;
    }

    Argument.Call parse() throws SyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw fault("at most " + MAX_LENGTH + " characters");
        }
        skipSpace();
        Argument.Call call = call(word(), 1);
        skipSpace();
        if (at < text.length()) {
            throw fault("the end of the expression");
        }
        return call;
    }

    private Argument.Call call(String name, int depth) throws SyntaxException {
        var function = IntrinsicFunction.named(name);
        if (function.isEmpty()) {
            at -= name.length();
            throw fault("the name of an intrinsic function");
        }
        if (depth > Intrinsic.MAX_DEPTH) {
            throw fault("at most " + Intrinsic.MAX_DEPTH + " calls nested in each other");
        }
        skipSpace();
        expect('(');
        return new Argument.Call(function.get(), arguments(depth));
    }

    private List<Argument> arguments(int depth) throws SyntaxException {
        var arguments = new ArrayList<Argument>();
        skipSpace();
        if (peek() == ')') {
            at++;
            return List.of();
        }
        while (true) {
            arguments.add(argument(depth));
            skipSpace();
            if (peek() != ',') {
                break;
            }
            at++;
            skipSpace();
        }
        expect(')');
        return List.copyOf(arguments);
    }

    private Argument argument(int depth) throws SyntaxException {
        char first = peek();
        if (first == '\'') {
            return string();
        }
        if (first == '$') {
            return reference();
        }
        if (first == '-' || first >= '0' && first <= '9') {
            return number();
        }
        String word = word();
        return switch (word) {
            case "true", "false" -> new Argument.Literal(BooleanNode.valueOf(word.equals("true")), word);
            case "null" -> new Argument.Literal(NullNode.instance, word);
            default -> call(word, depth + 1);
        };
    }

    private Argument string() throws SyntaxException {
        int start = ++at;
        var value = new StringBuilder();
        while (peek() != '\'') {
            if (at == text.length()) {
                throw fault("an apostrophe that ends the string");
            }
            if (peek() == '\\') {
                at++;
                if (at == text.length() || ESCAPABLE.indexOf(peek()) < 0) {
                    throw fault("one of ' { } \\ after a backslash");
                }
            }
            value.append(text.charAt(at++));
        }
        String raw = text.substring(start, at++);
        return new Argument.Literal(TextNode.valueOf(value.toString()), raw);
    }

    private Argument number() throws SyntaxException {
        String digits = match(NUMBER, "a number");
        try {
            return new Argument.Literal(Json.parse(digits), digits);
        } catch (MalformedJsonException e) {
            throw new SyntaxException(e.getMessage(), at - digits.length());
        }
    }

    private Argument reference() throws SyntaxException {
        int start = at;
        at = PathExtent.end(text, at);
        String path = text.substring(start, at).stripTrailing();
        try {
            return new Argument.Reference(Path.compile(path));
        } catch (SyntaxException e) {
            throw new SyntaxException(e.getMessage(), start + Math.max(0, e.offset()));
        }
    }

    private String word() throws SyntaxException {
        return match(WORD, "an argument or an intrinsic function");
    }

    private String match(Pattern pattern, String what) throws SyntaxException {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw fault(what);
        }
        at = matcher.end();
        return matcher.group();
    }

    private void expect(char c) throws SyntaxException {
        if (peek() != c) {
            throw fault("'" + c + "'");
        }
        at++;
    }

    /** The character here, or NUL at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SyntaxException fault(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new SyntaxException("Expected " + expected + " at character " + at + ", found " + found, at);
    }
}
