package dev.stepwright.engine.asl.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names of a JSONata expression that the States Language has rules for ("JSONata"): there is no document at the top level,
 * so that names and {@code $} mean something only inside of paths, predicates and functions. Reads an expression that is known
 * to be sound.
 */
final class JsonataNames {

    private enum Bracket { PLAIN, PARAMETERS, PATTERN, UPDATE }

    /** @param nested whether there is a context item inside; {@code step} is that of the path around it, to go on with */
    private record Open(Bracket bracket, boolean nested, boolean step) {
    }

    private final JsonataTokens tokens;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> topLevel = new LinkedHashSet<>();
    private final Set<String> statesFields = new LinkedHashSet<>();
    private boolean wholeInput;
    /** An operand is to come, rather than an operator. */
    private boolean operand = true;
    /** Behind the first dot of a path: what comes is evaluated for each item before it. */
    private boolean step;
    /** Behind the word {@code function}, its parameters, or both. */
    private boolean parameters;
    private boolean body;
    private String previous = "";
    private String beforePrevious = "";

    private JsonataNames(String expression) {
        this.tokens = new JsonataTokens(expression);
    }

    static JsonataNames of(String expression) {
        var names = new JsonataNames(expression);
        for (var token = names.tokens.next(names.operand); !token.isEmpty(); token = names.tokens.next(names.operand)) {
            names.take(token);
            names.beforePrevious = names.previous;
            names.previous = token;
        }
        return names;
    }

    /** Names without a {@code $}, and {@code $} itself, that stand where there is no context item; in order. */
    Set<String> topLevel() {
        return topLevel;
    }

    /** What is read of {@code $states} by name. */
    Set<String> statesFields() {
        return statesFields;
    }

    /** Whether {@code $$} occurs. */
    boolean wholeInput() {
        return wholeInput;
    }

    private boolean nested() {
        return step || !open.isEmpty() && open.peek().nested();
    }

    private void take(String token) {
        var afterSort = previous.equals("^");
        switch (token) {
            case "(" -> enter(parameters ? Bracket.PARAMETERS : Bracket.PLAIN, afterSort || nested());
            case "[" -> enter(Bracket.PLAIN, !operand || nested());
            case "{" -> enter(Bracket.PLAIN, body || !operand || nested());
            case ")", "]", "}" -> leave();
            case "|" -> pipe();
            case "." -> {
                step = true;
                operand = true;
            }
            case "^", "@", "#" -> operand = true;
            default -> {
                if (JsonataTokens.isOperator(token, operand)) {
                    operator();
                } else {
                    operand(token);
                }
            }
        }
    }

    private void enter(Bracket bracket, boolean nested) {
        open.push(new Open(bracket, nested, step));
        step = false;
        operand = true;
        parameters = false;
        body = false;
    }

    private void leave() {
        if (open.isEmpty()) {
            return;
        }
        var closed = open.pop();
        step = closed.step();
        operand = false;
        body = closed.bracket() == Bracket.PARAMETERS;
        if (body) {
            tokens.skipSignature();
        }
    }

    /** Of a transform operator: three, with a pattern and an update between them, which are applied to what is transformed. */
    private void pipe() {
        var around = open.isEmpty() ? Bracket.PLAIN : open.peek().bracket();
        if (around == Bracket.PATTERN || around == Bracket.UPDATE) {
            leave();
        }
        if (around != Bracket.UPDATE) {
            enter(around == Bracket.PATTERN ? Bracket.UPDATE : Bracket.PATTERN, true);
        }
    }

    private void operator() {
        operand = true;
        step = false;
    }

    private void operand(String token) {
        operand = false;
        parameters = token.equals("function") || token.equals("λ");
        if (parameters) {
            return;
        }
        if (token.equals("$$")) {
            wholeInput = true;
        } else if (!JsonataTokens.isName(token) && !token.equals("$")) {
            return;
        } else if (previous.equals(".") && beforePrevious.equals("$states")) {
            statesFields.add(JsonataTokens.unquoted(token));
        } else if (!nested()) {
            topLevel.add(JsonataTokens.unquoted(token));
        }
    }
}
