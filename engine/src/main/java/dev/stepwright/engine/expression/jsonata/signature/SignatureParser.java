package dev.stepwright.engine.expression.jsonata.signature;

import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads a signature. What it does not know it passes over, as 2.0.6 does. */
final class SignatureParser {

    private static final String JSON = "asnblo";

    private final String text;
    private final List<Parameter> parameters = new ArrayList<>();
    private int at = 1;

    SignatureParser(String text) {
        this.text = text;
    }

    List<Parameter> parameters() {
        while (at < text.length() && text.charAt(at) != ':') {
            var c = text.charAt(at);
            switch (c) {
                case 's', 'n', 'b', 'l', 'o' -> add(String.valueOf(c), c);
                case 'a', 'x' -> add(JSON + "f", c);
                case 'f' -> add("f", c);
                case 'j' -> add(JSON, c);
                case '(' -> choice();
                case '<' -> inside();
                case '-' -> last(parameter -> parameter.contextual());
                case '?', '+' -> last(parameter -> parameter.with(String.valueOf(c)));
                default -> { }
            }
            at++;
        }
        return parameters;
    }

    private void add(String types, char symbol) {
        parameters.add(new Parameter(types, symbol, "", false, ""));
    }

    private void last(UnaryOperator<Parameter> change) {
        if (!parameters.isEmpty()) {
            parameters.add(change.apply(parameters.removeLast()));
        }
    }

    private void choice() {
        var close = closing('(', ')');
        var types = text.substring(at + 1, close);
        if (types.indexOf('<') >= 0) {
            throw new Failure(Code.S0402).value(types);
        }
        add(types, '(');
        at = close;
    }

    private void inside() {
        var close = closing('<', '>');
        if (parameters.isEmpty() || parameters.getLast().symbol() != 'a' && parameters.getLast().symbol() != 'f') {
            throw new Failure(Code.S0401);
        }
        var types = text.substring(at + 1, close);
        last(parameter -> parameter.inside(types));
        at = close;
    }

    private int closing(char open, char close) {
        var depth = 0;
        for (var i = at; i < text.length(); i++) {
            depth += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }
}
