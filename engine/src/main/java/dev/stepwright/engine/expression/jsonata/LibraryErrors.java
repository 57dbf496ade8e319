package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.JException;
import dev.stepwright.engine.expression.Json;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What JSONata says of a failure, with the code of the error, in the words of its reference implementation (docs.jsonata.org), which
 * are those of AWS. The library knows the codes but leaves out, or mixes up, some of what its sentences speak of.
 */
final class LibraryErrors {

    /** Sentences that come without their code. */
    private static final Map<String, String> CODES = Map.of(
            "Second argument of replace function cannot be an empty string", "D3010",
            "Fourth argument of replace function must evaluate to a positive number", "D3011",
            "Third argument of split function must evaluate to a positive number", "D3020",
            "Third argument of match function must evaluate to a positive number", "D3040");

    private static final Map<String, String> PLURALS = Map.of("n", "numbers", "s", "strings", "o", "objects", "b", "booleans",
            "a", "arrays", "f", "functions");

    private static final Set<String> OF_NUMBERS = Set.of("sum", "max", "min", "average");
    private static final Pattern COMPARISON = Pattern.compile("[<>]=?");
    private static final Pattern OUTSIDE_QUOTES = Pattern.compile("\"[^\"]*\"|\\bObject\\b");
    /** What the library's functions look like as text, which is another each time. */
    private static final Pattern FUNCTION = Pattern.compile("com\\.dashjoin\\.jsonata\\.[\\w$.]+@[0-9a-f]+");
    private static final Pattern NUMBER_QUOTED = Pattern.compile("\"(-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?)\"");

    private LibraryErrors() {
    }

    /**
     * @param text   of the expression
     * @param called the functions that it calls
     */
    static String say(JException problem, String text, Set<String> called) {
        var code = problem.getError();
        var given = problem.getCurrent();
        var second = problem.getExpected();
        return switch (code) {
            case "T0410" -> code + ": Argument " + given + " of function \"" + second + "\" does not match function signature";
            case "T0411" -> code + ": Context value is not a compatible type with argument " + second + " of function"
                    + onlyOne(called);
            case "T0412" -> code + ": Argument 1 of function" + onlyOne(takers(String.valueOf(second), called))
                    + " must be an array of " + PLURALS.getOrDefault(String.valueOf(second), "values of one type");
            case "T1005" -> code + ": Attempted to invoke a non-function. Did you mean $" + given + "?";
            case "D1002" -> code + ": Cannot negate a non-numeric value: " + json(second);
            case "T2009" -> code + ": The values " + json(given) + " and " + json(second) + " either side of operator"
                    + onlyOne(comparisons(text)) + " must be of the same data type";
            case "D3100" -> code + ": The radix of the formatBase function must be between 2 and 36.";
            default -> CODES.containsKey(code) ? CODES.get(code) + ": " + code : code + ": " + mended(problem);
        };
    }

    /** The library takes numbers by Java's own way, without a code. */
    static String say(NumberFormatException problem) {
        var message = String.valueOf(problem.getMessage());
        return "D3030: Unable to cast value to a number: " + message.substring(Math.max(0, message.indexOf('"')));
    }

    static String say(DateTimeParseException problem) {
        return "D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "
                + json(problem.getParsedString());
    }

    static String ofComparison(Set<String> called) {
        return called.contains("sort") ? "D3070: The single argument form of the sort function can only be applied to an array of "
                + "strings or an array of numbers.  Use the second argument to specify a comparison function"
                : "The values do not fit the expression";
    }

    /** The library's sentences have "Object" for "function", and quote numbers. */
    private static String mended(JException problem) {
        var message = FUNCTION.matcher(String.valueOf(problem.getMessage())).replaceAll("function");
        var sentence = OUTSIDE_QUOTES.matcher(message)
                .replaceAll(found -> found.group().equals("Object") ? "function" : Matcher.quoteReplacement(found.group()));
        return problem.getCurrent() instanceof Number ? NUMBER_QUOTED.matcher(sentence).replaceAll("$1") : sentence;
    }

    private static Set<String> takers(String type, Set<String> called) {
        return switch (type) {
            case "n" -> called.stream().filter(OF_NUMBERS::contains).collect(Collectors.toSet());
            case "s" -> Set.of("join");
            case "o" -> Set.of("merge");
            default -> Set.of();
        };
    }

    private static Set<String> comparisons(String text) {
        return COMPARISON.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What it must have been, where nothing else can have been. */
    private static String onlyOne(Set<String> names) {
        return names.size() == 1 ? " \"" + names.iterator().next() + "\"" : "";
    }

    private static String json(Object value) {
        try {
            return Json.write(Values.toJson(value));
        } catch (RuntimeException _) {
            return FUNCTION.matcher(String.valueOf(value)).replaceAll("function");
        }
    }
}
