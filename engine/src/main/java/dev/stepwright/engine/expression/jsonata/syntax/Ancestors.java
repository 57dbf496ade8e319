package dev.stepwright.engine.expression.jsonata.syntax;

import dev.stepwright.engine.expression.jsonata.syntax.Part.Kind;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Slot;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.ArrayList;
import java.util.List;

/** Finds the step that each {@code %} leads to, going back over the steps before it (docs.jsonata.org, "Parent operator"). */
final class Ancestors {

    /** Goes over one step; what is sought may be known then. */
    Slot seek(Part step, Slot slot) {
        switch (step.kind) {
            case NAME, WILDCARD -> {
                if (--slot.levels == 0) {
                    if (step.ancestor != null) {
                        slot.label = step.ancestor.label;
                    }
                    step.ancestor = slot;
                    step.binds = true;
                }
            }
            case PARENT -> slot.levels++;
            case BLOCK -> {
                if (!step.parts.isEmpty()) {
                    step.binds = true;
                    return seek(step.last(), slot);
                }
            }
            case PATH -> {
                step.binds = true;
                var at = step.parts.size() - 1;
                var found = seek(step.part(at--), slot);
                while (found.levels > 0 && at >= 0) {
                    found = seek(step.part(at--), found);
                }
                return found;
            }
            default -> throw new Failure(Code.S0217).of(name(step)).at(step.position);
        }
        return slot;
    }

    /** What a part looks for and did not find in itself, the part around it looks for. */
    void handUp(Part around, Part part) {
        around.seek(sought(part));
    }

    private static List<Slot> sought(Part part) {
        if (part.kind != Kind.PARENT) {
            return part.seeking();
        }
        var slots = new ArrayList<>(part.seeking());
        slots.add(part.slot);
        return slots;
    }

    /** Of the last step of a path, over those before it. */
    void resolve(Part path) {
        for (Slot slot : sought(path.last())) {
            var at = path.parts.size() - 2;
            while (slot.levels > 0) {
                if (at < 0) {
                    path.seek(List.of(slot));
                    break;
                }
                var step = path.part(at--);
                while (at >= 0 && step.focus != null && path.part(at).focus != null) {
                    step = path.part(at--); // steps with a binding of the same item
                }
                slot = seek(step, slot);
            }
        }
    }

    /** As 2.0.6 calls it. */
    static String name(Part part) {
        return switch (part.kind) {
            case NUMBER -> "number";
            case STRING -> "string";
            case VALUE -> "value";
            case NAME -> "name";
            case VARIABLE -> "variable";
            case REGEX -> "regex";
            case WILDCARD -> "wildcard";
            case DESCENDANTS -> "descendant";
            case PARENT -> "parent";
            case PATH -> "path";
            case NEGATION, ARRAY, OBJECT -> "unary";
            case BLOCK -> "block";
            case CALL -> "function";
            case PARTIAL -> "partial";
            case FUNCTION -> "lambda";
            case CONDITION -> "condition";
            case BINDING -> "bind";
            case APPLICATION -> "apply";
            case TRANSFORMATION -> "transform";
            case SORT -> "sort";
            case OPERATION, PLACEHOLDER, DOT, FILTER, GROUP, ORDER, FOCUS, INDEX, END -> "binary";
        };
    }
}
