package dev.stepwright.engine.expression;

/** How far a path reaches when it stands among the arguments of a function. */
final class PathExtent {

    private PathExtent() {
    }

    /** Where the comma or parenthesis stands that ends the path, those within its brackets and quotes passed over. */
    static int end(String text, int start) {
        int open = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (open == 0 && (c == ',' || c == ')')) {
                return at;
            }
            switch (c) {
                case '[', '(' -> open++;
                case ']', ')' -> open--;
                case '\'', '"' -> at = endOfQuote(text, at);
                default -> { }
            }
            at++;
        }
        return text.length();
    }

    private static int endOfQuote(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
