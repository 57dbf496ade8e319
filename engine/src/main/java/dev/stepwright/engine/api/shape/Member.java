package dev.stepwright.engine.api.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One member of a request, as the API's model describes it: a name, whether it must be there, and what its value may be. All
 * members of a request are checked before the operation begins, and every violation is reported at once.
 */
public record Member(String name, boolean required, Constraint constraint) {

    private static final int LONGEST_ECHO = 4096;

    /** What a value may be. */
    public sealed interface Constraint {

        /**
         * @param secret  values are not repeated in errors: documents, causes, tokens
         * @param pattern of the whole value
         */
        record Text(int least, long most, boolean secret, Optional<Pattern> pattern) implements Constraint {
        }

        /** A JSON document as text, its length counted in bytes of UTF-8. */
        record Data(long most) implements Constraint {
        }

        /** @param values in the order in which AWS lists them */
        record Choice(List<String> values) implements Constraint {
        }

        record Number(int least, int most) implements Constraint {
        }

        record Flag() implements Constraint {
        }

        record Structure(List<Member> members) implements Constraint {
        }

        /**
         * @param least   elements
         * @param most    elements
         * @param type    what AWS calls an element that is an object
         * @param element what each of them is, its name that of the list
         */
        record Listing(int least, int most, String type, Constraint element) implements Constraint {
        }
    }

    public static Member text(String name, int least, int most) {
        return new Member(name, false, new Constraint.Text(least, most, false, Optional.empty()));
    }

    public static Member secret(String name, int least, int most) {
        return new Member(name, false, new Constraint.Text(least, most, true, Optional.empty()));
    }

    /** Text of which the whole must match. */
    public static Member pattern(String name, int least, int most, String pattern) {
        return new Member(name, false, new Constraint.Text(least, most, false, Optional.of(Pattern.compile(pattern))));
    }

    public static Member arn(String name) {
        return text(name, 1, 256);
    }

    public static Member data(String name, long most) {
        return new Member(name, false, new Constraint.Data(most));
    }

    public static Member choice(String name, String... values) {
        return new Member(name, false, new Constraint.Choice(List.of(values)));
    }

    public static Member number(String name, int least, int most) {
        return new Member(name, false, new Constraint.Number(least, most));
    }

    public static Member flag(String name) {
        return new Member(name, false, new Constraint.Flag());
    }

    public static Member structure(String name, Member... members) {
        return new Member(name, false, new Constraint.Structure(List.of(members)));
    }

    /** A list of structures. */
    public static Member listing(String name, int most, Member... members) {
        return listing(name, 0, most, "", members);
    }

    /** @param type what AWS calls an element in its errors */
    public static Member listing(String name, int least, int most, String type, Member... members) {
        return new Member(name, false, new Constraint.Listing(least, most, type, new Constraint.Structure(List.of(members))));
    }

    public static Member texts(String name, int least, int most) {
        return new Member(name, false, new Constraint.Listing(0, Integer.MAX_VALUE, "", new Constraint.Text(least, most, false, Optional.empty())));
    }

    /** The same member, which now must be there. */
    public Member mandatory() {
        return new Member(name, true, constraint);
    }

    /**
     * Checks a request, and what lies in its objects and lists; members that no operation knows are let through, as AWS does.
     *
     * @throws ApiException SerializationException for a wrong JSON type, ValidationException for everything else
     */
    public static void check(List<Member> members, JsonNode request) {
        var violations = new ArrayList<String>();
        check(members, request, "", violations);
        if (!violations.isEmpty()) {
            throw new ApiException(ApiError.ValidationException.of(violations));
        }
    }

    private static void check(List<Member> members, JsonNode structure, String at, List<String> violations) {
        for (var member : members) {
            member.at(at + member.name).check(structure.path(member.name), violations);
        }
    }

    /** The same member, named by its path in the request. */
    private Member at(String path) {
        return new Member(path, required, constraint);
    }

    private void check(JsonNode value, List<String> violations) {
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                violations.add("Value null at '" + name + "' failed to satisfy constraint: Member must not be null");
            }
            return;
        }
        expectType(value);
        switch (constraint) {
            case Constraint.Text text -> checkLength(value.textValue(), text, violations);
            case Constraint.Data(var most) -> checkSize(value.textValue(), most, violations);
            case Constraint.Choice(var values) -> checkChoice(value.textValue(), values, violations);
            case Constraint.Number(var least, var most) -> checkRange(value, least, most, violations);
            case Constraint.Flag() -> { }
            case Constraint.Structure(var members) -> check(members, value, name + ".", violations);
            case Constraint.Listing listing -> checkElements(value, listing, violations);
        }
    }

    /** AWS counts the elements of a list from 1 and calls each of them a member. */
    private void checkElements(JsonNode list, Constraint.Listing listing, List<String> violations) {
        if (list.size() > listing.most) {
            violations.add(violation(echo(listing, list), "Member must have length less than or equal to " + listing.most));
        } else if (list.size() < listing.least) {
            violations.add(violation(echo(listing, list), "Member must have length greater than or equal to " + listing.least));
        }
        for (var i = 0; i < list.size(); i++) {
            new Member(name + "." + (i + 1) + ".member", true, listing.element).check(list.get(i), violations);
        }
    }

    /** AWS shows a list as [Type(member=value, member=value), ...]. */
    private static String echo(Constraint.Listing listing, JsonNode list) {
        if (listing.type.isEmpty() || !(listing.element instanceof Constraint.Structure(var members))) {
            return "";
        }
        return echo(StreamSupport.stream(list.spliterator(), false).map(element -> members.stream()
                .map(member -> member.name + "=" + element.path(member.name).asText("null"))
                .collect(Collectors.joining(", ", listing.type + "(", ")"))).collect(Collectors.joining(", ", "[", "]")));
    }

    /** The JSON type that a value must have, in capitals, with its article. */
    public String expectedType() {
        return switch (constraint) {
            case Constraint.Text _, Constraint.Data _, Constraint.Choice _ -> "a STRING";
            case Constraint.Number _ -> "an INTEGER";
            case Constraint.Flag _ -> "a BOOLEAN";
            case Constraint.Structure _ -> "an OBJECT";
            case Constraint.Listing _ -> "an ARRAY";
        };
    }

    public boolean hasExpectedType(JsonNode value) {
        return switch (constraint) {
            case Constraint.Text _, Constraint.Data _, Constraint.Choice _ -> value.isTextual();
            case Constraint.Number _ -> value.isIntegralNumber();
            case Constraint.Flag _ -> value.isBoolean();
            case Constraint.Structure _ -> value.isObject();
            case Constraint.Listing _ -> value.isArray();
        };
    }

    private void expectType(JsonNode value) {
        if (!hasExpectedType(value)) {
            throw new ApiException(new ApiError.SerializationException("Expected " + expectedType().toLowerCase(Locale.ROOT)
                    .replace("an array", "a list") + " at '" + name + "', found "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
    }

    private void checkLength(String value, Constraint.Text text, List<String> violations) {
        var length = value.codePointCount(0, value.length());
        var echo = text.secret ? "" : echo(value);
        if (length < text.least) {
            violations.add(violation(echo, "Member must have length greater than or equal to " + text.least));
        } else if (length > text.most) {
            violations.add(violation(echo, "Member must have length less than or equal to " + text.most));
        }
        text.pattern.filter(pattern -> !pattern.matcher(value).matches()).ifPresent(pattern ->
                violations.add(violation(echo, "Member must satisfy regular expression pattern: " + pattern)));
    }

    private void checkSize(String text, long most, List<String> violations) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            violations.add(violation("",
                    "Member must have size less than or equal to " + most + " bytes in UTF-8 encoding"));
        }
    }

    private void checkChoice(String text, List<String> values, List<String> violations) {
        if (!values.contains(text)) {
            violations.add(violation(echo(text),
                    "Member must satisfy enum value set: [" + String.join(", ", values) + "]"));
        }
    }

    private void checkRange(JsonNode number, int least, int most, List<String> violations) {
        var value = number.bigIntegerValue();
        var echo = echo(value.toString());
        if (value.compareTo(BigInteger.valueOf(least)) < 0) {
            violations.add(violation(echo, "Member must have value greater than or equal to " + least));
        } else if (value.compareTo(BigInteger.valueOf(most)) > 0) {
            violations.add(violation(echo, "Member must have value less than or equal to " + most));
        }
    }

    private String violation(String echo, String rule) {
        return "Value " + echo + "at '" + name + "' failed to satisfy constraint: " + rule;
    }

    private static String echo(String value) {
        return "'" + (value.length() <= LONGEST_ECHO ? value : value.substring(0, LONGEST_ECHO) + "…") + "' ";
    }
}
