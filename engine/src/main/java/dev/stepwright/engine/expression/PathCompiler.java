package dev.stepwright.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads a path as json-path 2.0.0 does: a name goes on to the next point, bracket or blank, whatever is in it. */
final class PathCompiler {

    /** More lead into nothing that a document may hold. */
    static final int MAX_STEPS = 1000;

    private final String text;
    private final boolean inFilter;
    private final List<PathToken> tokens = new ArrayList<>();

    /** @param text a path from {@code $} on */
    PathCompiler(String text) {
        this(text, false);
    }

    private PathCompiler(String text, boolean inFilter) {
        this.text = text.strip();
        this.inFilter = inFilter;
    }

    /** Of a path in a filter, which has to lead to one node. */
    static CompiledPath operand(String text) throws SyntaxException {
        var path = new CompiledPath(new PathCompiler("$" + text.substring(1), true).tokens());
        if (!path.isDefinite()) {
            throw invalid("expected a path to one node in a filter, found " + text);
        }
        return path;
    }

    List<PathToken> tokens() throws SyntaxException {
        if (text.endsWith("..")) {
            throw invalid("expected a name behind the two points at its end");
        }
        if (text.length() > 1 && ".[".indexOf(text.charAt(1)) < 0) {
            throw invalid("expected a point or a bracket behind " + text.charAt(0) + ", found '" + text.charAt(1) + "'");
        }
        int at = 1;
        while (at < text.length()) {
            at = next(at);
            if (tokens.size() > MAX_STEPS) {
                throw invalid("expected at most " + MAX_STEPS + " steps");
            }
        }
        return tokens;
    }

    /** Where the step that begins there ends. */
    private int next(int at) throws SyntaxException {
        return switch (text.charAt(at)) {
            case ' ', '$' -> throw invalid("expected a step of a path at character " + at + ", found '" + text.charAt(at) + "'");
            case '[' -> bracket(at);
            case '.' -> afterPoint(at + 1);
            case '*' -> add(new PathToken.Every(), at + 1);
            default -> name(at);
        };
    }

    private int afterPoint(int at) throws SyntaxException {
        if (at == text.length()) {
            throw invalid("expected a name behind the point at its end");
        }
        return text.charAt(at) == '.' ? add(new PathToken.Scan(), at + 1) : name(at);
    }

    private int name(int at) throws SyntaxException {
        int end = at;
        while (end < text.length() && ".[ ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(at, end);
        if (name.isEmpty()) {
            return end;
        }
        return add(name.equals("*") ? new PathToken.Every() : BracketToken.named("'" + name + "']", 0), end);
    }

    private int bracket(int at) throws SyntaxException {
        int depth = 0;
        for (int end = at; end < text.length(); end++) {
            depth += text.charAt(end) == '[' ? 1 : text.charAt(end) == ']' ? -1 : 0;
            if (depth == 0) {
                return add(BracketToken.of(text.substring(at, end + 1), inFilter), end + 1);
            }
        }
        throw invalid("the bracket at character " + at + " is not closed");
    }

    private int add(PathToken token, int end) {
        tokens.add(token);
        return end;
    }

    static SyntaxException invalid(String what) {
        return new SyntaxException(PathSyntax.INVALID + ": " + what, -1);
    }
}
