package dev.stepwright.engine.expression.jsonata;

import java.util.List;
import java.util.Map;

/**
 * Whether arguments are as many as a signature has parameters and each of the one type that its parameter has.
 *
 * @param types  a letter for each parameter, as the signature has it; ? for one that is not that simple
 * @param inside of an array the type of its items, or a blank
 */
record Fit(String types, String inside) {

    static Fit of(String signature) {
        var types = new StringBuilder();
        var inside = new StringBuilder();
        for (var at = 1; at < signature.length() && ":>".indexOf(signature.charAt(at)) < 0; at++) {
            switch (signature.charAt(at)) {
                case '(' -> {
                    types.append('?');
                    inside.append(' ');
                    at = signature.indexOf(')', at);
                }
                case '<' -> {
                    inside.setCharAt(inside.length() - 1, signature.charAt(at + 1));
                    at = signature.indexOf('>', at);
                }
                case '-', '?' -> { }
                case '+' -> types.setCharAt(types.length() - 1, '?');
                default -> {
                    types.append(signature.charAt(at));
                    inside.append(' ');
                }
            }
        }
        return new Fit(types.toString(), inside.toString());
    }

    boolean isPlain(List<?> arguments) {
        if (arguments.size() != types.length()) {
            return false;
        }
        for (var i = 0; i < types.length(); i++) {
            if (!is(types.charAt(i), arguments.get(i)) || inside.charAt(i) != ' ' && !all(inside.charAt(i), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean all(char type, Object list) {
        if (!(list instanceof List<?> items)) {
            return false;
        }
        for (Object item : items) {
            if (!is(type, item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(char type, Object value) {
        return switch (type) {
            case 's' -> value instanceof String;
            case 'n' -> value instanceof Number;
            case 'b' -> value instanceof Boolean;
            case 'a' -> value instanceof List;
            case 'o' -> value instanceof Map;
            case 'x' -> value != null;
            default -> false;
        };
    }
}
