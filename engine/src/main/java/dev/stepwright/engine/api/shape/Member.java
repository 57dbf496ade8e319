package dev.stepwright.engine.api.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One member of a request, as the API's model describes it: a name, whether it must be there, and what its value may be. All
 * members of a request are checked before the operation begins, and every violation is reported at once.
 */
public record Member(String name, boolean required, Constraint constraint) {

    private static final int LONGEST_ECHO = 4096;

    /** What a value may be. */
    public sealed interface Constraint {

        /** @param secret values are not repeated in errors: documents, causes, tokens */
        record Text(int least, long most, boolean secret) implements Constraint {
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

        record Structure() implements Constraint {
        }

        record Listing() implements Constraint {
        }
    }

    public static Member text(String name, int least, int most) {
        return new Member(name, false, new Constraint.Text(least, most, false));
    }

    public static Member secret(String name, int least, int most) {
        return new Member(name, false, new Constraint.Text(least, most, true));
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

    public static Member structure(String name) {
        return new Member(name, false, new Constraint.Structure());
    }

    public static Member listing(String name) {
        return new Member(name, false, new Constraint.Listing());
    }

    /** The same member, which now must be there. */
    public Member mandatory() {
        return new Member(name, true, constraint);
    }

    /**
     * Checks a request; members that no operation knows are let through, as AWS does.
     *
     * @throws ApiException SerializationException for a wrong JSON type, ValidationException for everything else
     */
    public static void check(List<Member> members, JsonNode request) {
        var violations = new ArrayList<String>();
        for (var member : members) {
            member.check(request.path(member.name), violations);
        }
        if (!violations.isEmpty()) {
            throw new ApiException(ApiError.ValidationException.of(violations));
        }
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
            case Constraint.Flag(), Constraint.Structure(), Constraint.Listing() -> { }
        }
    }

    private void expectType(JsonNode value) {
        var expected = switch (constraint) {
            case Constraint.Text _, Constraint.Data _, Constraint.Choice _ -> value.isTextual() ? null : "a string";
            case Constraint.Number _ -> value.isIntegralNumber() ? null : "an integer";
            case Constraint.Flag _ -> value.isBoolean() ? null : "a boolean";
            case Constraint.Structure _ -> value.isObject() ? null : "an object";
            case Constraint.Listing _ -> value.isArray() ? null : "a list";
        };
        if (expected != null) {
            throw new ApiException(new ApiError.SerializationException("Expected " + expected + " at '" + name + "', found "
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
