package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;
import java.util.function.Predicate;

/** What the value of a field must be. */
@FunctionalInterface
interface Shape {

    Shape ANY = (_, _) -> { };
    Shape TEXT = ofType("String", Place::isText);
    Shape BOOLEAN = ofType("Boolean", value -> value.json().isBoolean());
    Shape NUMBER = ofType("Number", value -> value.json().isNumber());
    Shape OBJECT = ofType("Object", Place::isMapping);
    Shape ARRAY = ofType("Array", Place::isSequence);
    Shape NOT_EMPTY_ARRAY = ARRAY.and((value, findings) -> {
        if (value.isSequence() && value.items().isEmpty()) {
            findings.error(value, "Value cannot be empty");
        }
    });

    void check(Place value, Findings findings);

    /** Both; the other is asked only when this one found no fault. */
    default Shape and(Shape other) {
        return (value, findings) -> {
            var before = findings.errorCount();
            check(value, findings);
            if (findings.errorCount() == before) {
                other.check(value, findings);
            }
        };
    }

    /** Both, whatever this one finds. */
    default Shape andAlways(Shape other) {
        return (value, findings) -> {
            check(value, findings);
            other.check(value, findings);
        };
    }

    private static Shape ofType(String type, Predicate<Place> test) {
        return (value, findings) -> {
            if (!test.test(value)) {
                findings.error(value, "Expected value of type " + type + ", but found " + value.kind());
            }
        };
    }

    static Shape integer(long min, long max) {
        return (value, findings) -> {
            var json = value.json();
            if (!json.isNumber() || json.doubleValue() != Math.rint(json.doubleValue())) {
                findings.error(value, "Expected value of type Integer, but found "
                        + (json.isNumber() ? json.asText() : value.kind()));
            } else {
                between(min, max, value, findings);
            }
        };
    }

    static Shape number(long min) {
        return NUMBER.and((value, findings) -> between(min, Long.MAX_VALUE, value, findings));
    }

    private static void between(long min, long max, Place value, Findings findings) {
        if (value.json().doubleValue() < min) {
            findings.error(value, "Minimum value is " + min);
        } else if (value.json().doubleValue() > max) {
            findings.error(value, "Maximum value is " + max);
        }
    }

    static Shape oneOf(String... allowed) {
        return TEXT.and((value, findings) -> {
            if (!List.of(allowed).contains(value.text())) {
                findings.error(value, "Value should be one of the following: [" + String.join(", ", allowed) + "]");
            }
        });
    }
}
