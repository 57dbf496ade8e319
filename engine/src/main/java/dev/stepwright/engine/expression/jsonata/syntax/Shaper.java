package dev.stepwright.engine.expression.jsonata.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Kind;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Slot;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Stage;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.List;

/** Makes paths of steps, and puts predicates, groups and bindings to the steps they belong to (docs.jsonata.org, "Path operators"). */
final class Shaper {

    private final Ancestors ancestors = new Ancestors();
    private int slots;

    Part shapeWhole(Part raw) {
        var shaped = shape(raw);
        if (shaped.kind == Kind.PARENT || !shaped.seeking().isEmpty()) {
            throw new Failure(Code.S0217).of(Ancestors.name(shaped)).at(shaped.position);
        }
        return shaped;
    }

    private Part shape(Part raw) {
        var shaped = switch (raw.kind) {
            case DOT -> path(raw);
            case FILTER -> filter(raw);
            case GROUP -> group(raw);
            case ORDER -> order(raw);
            case FOCUS -> focus(raw);
            case INDEX -> index(raw);
            case NAME -> name(raw);
            case PARENT -> {
                raw.slot = new Slot("!" + slots++);
                yield raw;
            }
            case NEGATION -> negation(raw);
            case BLOCK -> block(raw);
            case FUNCTION -> {
                raw.parts.set(0, shape(raw.part(0)));
                yield raw;
            }
            case TRANSFORMATION -> {
                raw.replaceParts(this::shape);
                yield raw;
            }
            case APPLICATION -> application(raw);
            case CALL, PARTIAL -> {
                raw.parts.add(raw.parts.removeFirst()); // its arguments are looked at first
                children(raw);
                raw.parts.addFirst(raw.parts.removeLast());
                yield raw;
            }
            case OPERATION, ARRAY, OBJECT, CONDITION, BINDING -> children(raw);
            case END -> throw new Failure(Code.S0207).of("(end)").at(raw.position);
            case NUMBER, STRING, VALUE, VARIABLE, REGEX, WILDCARD, DESCENDANTS, PLACEHOLDER, PATH, SORT -> raw;
        };
        shaped.keepsArray |= raw.keepsArray;
        return shaped;
    }

    private Part children(Part raw) {
        raw.replaceParts(this::shape);
        raw.parts.forEach(part -> ancestors.handUp(raw, part));
        return raw;
    }

    private Part name(Part raw) {
        var path = new Part(Kind.PATH, raw.start, raw.position).with(raw);
        path.keepsSingleton = raw.keepsArray;
        return path;
    }

    private Part negation(Part raw) {
        var operand = shape(raw.part(0));
        if (operand.kind == Kind.NUMBER) {
            operand.number = -operand.number;
            return operand;
        }
        raw.parts.set(0, operand);
        ancestors.handUp(raw, operand);
        return raw;
    }

    private Part block(Part raw) {
        children(raw);
        raw.constructs = raw.parts.stream().anyMatch(part -> part.constructs
                || part.kind == Kind.PATH && part.part(0).constructs);
        return raw;
    }

    private Part application(Part raw) {
        raw.replaceParts(this::shape);
        raw.keepsArray |= raw.part(0).keepsArray || raw.part(1).keepsArray;
        return raw;
    }

    private Part path(Part raw) {
        var left = shape(raw.part(0));
        var path = left;
        if (left.kind != Kind.PATH) {
            path = new Part(Kind.PATH, left.start, left.position).with(left);
        }
        if (left.kind == Kind.PARENT) {
            path.seek(List.of(left.slot));
        }
        var right = shape(raw.part(1));
        if (right.kind == Kind.PATH) {
            path.with(right.parts);
            if (right.group != null) {
                throw new AssertionError("a group binds less than a dot");
            }
        } else {
            right.stagePredicates();
            path.with(right);
        }
        path.replaceParts(Shaper::step);
        path.keepsSingleton = false;
        for (Part step : path.parts) {
            path.keepsSingleton |= step.keepsArray;
        }
        markConstructed(path.parts.getFirst());
        markConstructed(path.parts.getLast());
        ancestors.resolve(path);
        return path;
    }

    private static void markConstructed(Part step) {
        step.constructs |= step.kind == Kind.ARRAY;
    }

    private static Part step(Part step) {
        return switch (step.kind) {
            case NUMBER -> throw new Failure(Code.S0213).value(Numbers.node(step.number)).at(step.position);
            case VALUE -> throw new Failure(Code.S0213).value(literal(step)).at(step.position);
            case STRING -> {
                var name = new Part(Kind.NAME, step.start, step.position).with(step.text).like(step);
                name.quoted = true;
                yield name;
            }
            default -> step;
        };
    }

    private static JsonNode literal(Part value) {
        return value.text.equals("null") ? NullNode.instance : BooleanNode.valueOf(value.text.equals("true"));
    }

    private Part filter(Part raw) {
        var result = shape(raw.part(0));
        var inPath = result.kind == Kind.PATH;
        var step = inPath ? result.last() : result;
        if (step.group != null) {
            throw new Failure(Code.S0209).at(raw.position);
        }
        var predicate = shape(raw.part(1));
        if (!predicate.seeking().isEmpty()) {
            for (Slot slot : predicate.seeking()) {
                if (slot.levels == 1) {
                    ancestors.seek(step, slot);
                } else {
                    slot.levels--;
                }
            }
            ancestors.handUp(step, predicate);
        }
        if (inPath) {
            step.withStage(new Stage(predicate, null)).staged = true;
        } else {
            step.withPredicate(predicate);
        }
        return result;
    }

    private Part group(Part raw) {
        var result = shape(raw.part(0));
        if (result.group != null) {
            throw new Failure(Code.S0210).at(raw.position);
        }
        var group = raw.part(1);
        group.replaceParts(this::shape);
        result.group = group;
        return result;
    }

    private Part order(Part raw) {
        var result = shape(raw.part(0));
        var path = result.kind == Kind.PATH ? result : new Part(Kind.PATH, result.start, result.position).with(result);
        var sort = new Part(Kind.SORT, raw.start, raw.position);
        sort.descending = raw.descending;
        for (var term : raw.parts.subList(1, raw.parts.size())) {
            var shaped = shape(term);
            ancestors.handUp(sort, shaped);
            sort.with(shaped);
        }
        path.with(sort);
        ancestors.resolve(path);
        return path;
    }

    private Part focus(Part raw) {
        var result = shape(raw.part(0));
        var step = result.kind == Kind.PATH ? result.last() : result;
        if (step.staged || !step.predicates().isEmpty()) {
            throw new Failure(Code.S0215).at(raw.position);
        }
        if (step.kind == Kind.SORT) {
            throw new Failure(Code.S0216).at(raw.position);
        }
        step.keepsArray |= raw.keepsArray;
        step.focus = raw.text;
        step.binds = true;
        return result;
    }

    private Part index(Part raw) {
        var result = shape(raw.part(0));
        var step = result;
        if (result.kind == Kind.PATH) {
            step = result.last();
        } else {
            result = new Part(Kind.PATH, step.start, step.position).with(step);
            step.stagePredicates();
        }
        if (step.staged) {
            step.withStage(new Stage(null, raw.text));
        } else {
            step.index = raw.text;
        }
        step.binds = true;
        return result;
    }
}
