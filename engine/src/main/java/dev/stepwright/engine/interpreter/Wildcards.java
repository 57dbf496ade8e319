package dev.stepwright.engine.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * The patterns of StringMatches: {@code *} stands for any text, {@code \*} for an asterisk, {@code \\} for a backslash
 * (States Language, "Data-Test Expressions"). Takes time in proportion to the sum of both lengths, and no stack.
 */
final class Wildcards {

    private Wildcards() {
    }

    static boolean matches(String pattern, String text) {
        var pieces = pieces(pattern);
        if (pieces.size() == 1) {
            return text.equals(pieces.getFirst());
        }
        var first = pieces.getFirst();
        var last = pieces.getLast();
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        var at = first.length();
        var end = text.length() - last.length();
        for (var piece : pieces.subList(1, pieces.size() - 1)) {
            at = endOf(piece, text, at, end);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** The texts between the asterisks, which each match as early as they can; one more than there are asterisks. */
    private static List<String> pieces(String pattern) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (c == '*') {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                var escaped = c == '\\' && i + 1 < pattern.length() && "*\\".indexOf(pattern.charAt(i + 1)) >= 0;
                piece.append(escaped ? pattern.charAt(++i) : c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** Where the first occurrence between two places ends, or -1 (Knuth, Morris and Pratt). */
    private static int endOf(String piece, String text, int from, int to) {
        if (piece.isEmpty()) {
            return from;
        }
        var borders = borders(piece);
        var matched = 0;
        for (var at = from; at < to; at++) {
            while (matched > 0 && text.charAt(at) != piece.charAt(matched)) {
                matched = borders[matched];
            }
            matched += text.charAt(at) == piece.charAt(matched) ? 1 : 0;
            if (matched == piece.length()) {
                return at + 1;
            }
        }
        return -1;
    }

    /** For each length of a beginning, the length of the longest shorter beginning that it also ends with. */
    private static int[] borders(String piece) {
        var borders = new int[piece.length() + 1];
        var matched = 0;
        for (var i = 1; i < piece.length(); i++) {
            while (matched > 0 && piece.charAt(i) != piece.charAt(matched)) {
                matched = borders[matched];
            }
            matched += piece.charAt(i) == piece.charAt(matched) ? 1 : 0;
            borders[i + 1] = matched;
        }
        return borders;
    }
}
