package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields an object may have, those it must have, and those of which it can have one at a time. */
record Fields(Map<String, Shape> allowed, List<String> required, List<Choice> choices) implements Shape {

    /** @param required one of them must be there; otherwise there may be none */
    record Choice(List<String> names, boolean required) {
    }

    static Fields of(Map<String, Shape> allowed) {
        return new Fields(Map.copyOf(allowed), List.of(), List.of());
    }

    Fields and(Map<String, Shape> more) {
        var all = new HashMap<>(allowed);
        all.putAll(more);
        return new Fields(Map.copyOf(all), required, choices);
    }

    Fields require(String... names) {
        return new Fields(allowed, List.of(names), choices);
    }

    Fields oneOf(String... names) {
        return choice(new Choice(List.of(names), true));
    }

    Fields oneOrNoneOf(String... names) {
        return choice(new Choice(List.of(names), false));
    }

    private Fields choice(Choice choice) {
        var all = new ArrayList<>(choices);
        all.add(choice);
        return new Fields(allowed, required, List.copyOf(all));
    }

    /** Checks an object whole. */
    @Override
    public void check(Place object, Findings findings) {
        var before = findings.errorCount();
        Shape.OBJECT.check(object, findings);
        if (findings.errorCount() > before) {
            return;
        }
        checkBut(Set.of(), object, findings);
    }

    /** Checks an object whole, but for fields that were reported before. */
    void checkBut(Set<String> reported, Place object, Findings findings) {
        for (var field : object.fields()) {
            if (!reported.contains(field.name())) {
                checkField(field, findings);
            }
        }
        checkPresence(object, findings);
    }

    void checkField(Place field, Findings findings) {
        var shape = allowed.get(field.name());
        if (shape == null) {
            unsupported(field, findings);
        } else {
            shape.check(field, findings);
        }
    }

    static void unsupported(Place field, Findings findings) {
        findings.errorInParent(field, "Field '" + field.name() + "' is not supported");
    }

    void checkPresence(Place object, Findings findings) {
        var missing = new ArrayList<String>();
        for (var name : required) {
            if (!object.has(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            findings.error(object, "These fields are required: [" + String.join(", ", missing) + "]");
        }
        for (var choice : choices) {
            checkChoice(choice, object, findings);
        }
    }

    private static void checkChoice(Choice choice, Place object, Findings findings) {
        var count = 0;
        for (var name : choice.names()) {
            count += isThere(object, name) ? 1 : 0;
        }
        if (count > 1) {
            findings.error(object, "There should only be one of the following fields: [" + String.join(", ", choice.names()) + "]");
        } else if (count == 0 && choice.required()) {
            findings.error(object, "This object should have only one of the following fields: [" + String.join(", ", choice.names()) + "]");
        }
    }

    /** {@code "End": false} is as good as none. */
    private static boolean isThere(Place object, String name) {
        return object.get(name).filter(value -> !(name.equals("End") && value.json().isBoolean()
                && !value.json().booleanValue())).isPresent();
    }

    static Map<String, Shape> all(Shape shape, String... names) {
        return Arrays.stream(names).collect(Collectors.toMap(name -> name, _ -> shape));
    }
}
