package dev.stepwright.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in brackets: a filter, names or places. */
final class BracketToken {

    private static final Pattern KIND = Pattern.compile("\\[[ (]*+([?'\"@:\\d-])");
    private static final Pattern FROM_END = Pattern.compile("\\[ *+\\(?@\\.(size|length)(?: |\\(|\\))*+(-[ \\d]++)\\) *+]");
    private static final Pattern PLACE = Pattern.compile("\\[(-?\\d++),?]");
    private static final Pattern PLACES = Pattern.compile("\\[(-?\\d++(?:,-?\\d++)*+),?]");
    private static final Pattern SLICE_TO = Pattern.compile("\\[:(-?\\d++)]");
    /** What stands behind a second colon is passed over. */
    private static final Pattern SLICE_FROM = Pattern.compile("\\[(-?\\d++):(?::(?:-?\\d++)?)?]");
    private static final Pattern SLICE = Pattern.compile("\\[(-?\\d++):(-?\\d++)(?::(?:-?\\d++)?)?]");

    private static final String NOT_CLOSED = "expected a quote to be closed before the bracket, found ";

    private BracketToken() {
    }

    /** @param text brackets included */
    static PathToken of(String text, boolean inFilter) throws SyntaxException {
        if (text.equals("[*]")) {
            return new PathToken.Every();
        }
        var kind = KIND.matcher(text);
        if (!kind.lookingAt()) {
            throw PathCompiler.invalid("expected names in quotes, places or a filter in brackets, found " + text);
        }
        return switch (kind.group(1)) {
            case "?" -> filter(text, inFilter);
            case "'", "\"" -> named(text, kind.start(1));
            default -> places(text);
        };
    }

    private static PathToken filter(String text, boolean inFilter) throws SyntaxException {
        if (inFilter) {
            throw PathCompiler.invalid("expected no filter in a filter, found " + text);
        }
        return new PathToken.Filter(FilterCompiler.compile(text));
    }

    /** Between its quotes a name is taken as it is: no sign stands for another, a quote ends it, and what
     * is between names is passed over. */
    static PathToken named(String text, int start) throws SyntaxException {
        char quote = text.charAt(start);
        var names = new ArrayList<String>();
        int open = -1;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ']') {
                return named(names, open < 0, text);
            }
            if (c == quote && open < 0) {
                open = at + 1;
            } else if (c == quote) {
                names.add(text.substring(open, at));
                open = -1;
            }
        }
        throw PathCompiler.invalid(NOT_CLOSED + text);
    }

    private static PathToken named(List<String> names, boolean isClosed, String text) throws SyntaxException {
        if (names.isEmpty() && !isClosed) {
            throw PathCompiler.invalid(NOT_CLOSED + text);
        }
        return names.size() == 1 ? new PathToken.Field(names.getFirst()) : new PathToken.Fields(names);
    }

    private static PathToken places(String text) throws SyntaxException {
        Matcher fromEnd = FROM_END.matcher(text);
        if (fromEnd.matches()) {
            return new PathToken.FromEnd(number(fromEnd, 2));
        }
        String plain = text.replace(" ", "");
        var place = PLACE.matcher(plain);
        if (place.matches()) {
            return new PathToken.Place(number(place, 1));
        }
        return several(plain);
    }

    private static PathToken several(String text) throws SyntaxException {
        var places = PLACES.matcher(text);
        if (places.matches()) {
            var numbers = new ArrayList<Integer>();
            for (String place : places.group(1).split(",")) {
                numbers.add(number(place));
            }
            return new PathToken.Places(numbers);
        }
        var to = SLICE_TO.matcher(text);
        if (to.matches()) {
            return new PathToken.Slice(OptionalInt.empty(), OptionalInt.of(number(to, 1)));
        }
        var from = SLICE_FROM.matcher(text);
        if (from.matches()) {
            return new PathToken.Slice(OptionalInt.of(number(from, 1)), OptionalInt.empty());
        }
        var slice = SLICE.matcher(text);
        if (slice.matches()) {
            return new PathToken.Slice(OptionalInt.of(number(slice, 1)), OptionalInt.of(number(slice, 2)));
        }
        throw PathCompiler.invalid("expected places of an array in brackets, found " + text);
    }

    private static int number(Matcher match, int group) throws SyntaxException {
        return number(match.group(group).replace(" ", ""));
    }

    private static int number(String text) throws SyntaxException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw PathCompiler.invalid("expected a place of at most " + Integer.MAX_VALUE + ", found " + text);
        }
    }
}
