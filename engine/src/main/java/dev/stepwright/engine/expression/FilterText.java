package dev.stepwright.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** Finds its way through the text of a filter: quotes, regular expressions and brackets are passed over whole. */
final class FilterText {

    private FilterText() {
    }

    /** Where the bracket that opens there is closed; the end of the text when it never is. */
    static int close(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at = next(text, at)) {
            switch (text.charAt(at)) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                default -> { }
            }
            if (depth == 0) {
                return at;
            }
        }
        return text.length();
    }

    /** What stands between the separators that are in no bracket. */
    static List<String> split(String text, String separator) {
        var parts = new ArrayList<String>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(' || c == '[') {
                at = close(text, at);
            } else if (text.startsWith(separator, at)) {
                parts.add(text.substring(start, at));
                at += separator.length();
                start = at;
                continue;
            }
            at = at < text.length() ? next(text, at) : at;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Behind the character there, or behind the quote or regular expression that begins there. */
    private static int next(String text, int at) {
        char c = text.charAt(at);
        if (c != '\'' && c != '"' && c != '/') {
            return at + 1;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != c) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }
}
