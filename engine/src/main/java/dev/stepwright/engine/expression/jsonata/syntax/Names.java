package dev.stepwright.engine.expression.jsonata.syntax;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that an expression mentions.
 *
 * @param bound    those that the expression gives a value itself: {@code $x := 1}, {@code function($x)}, {@code @$x}, {@code #$x}
 * @param read     those with a {@code $} that are read as values
 * @param fields   what is read of {@code $states} by name, in order
 * @param states   whether {@code $states} occurs in any other way
 * @param document whether {@code $$} occurs
 * @param topLevel names without a {@code $}, and {@code $} itself, that stand where there is no context item, in order: outside of
 *                 paths behind their first step, of predicates, groups, orders, transformations and functions
 */
public record Names(Set<String> bound, Set<String> read, Set<String> fields, boolean states, boolean document, Set<String> topLevel) {

    private static final String STATES = "states";
    private static final String CONTEXT = "";
    private static final String DOCUMENT = "$";

    public Names {
        bound = unmodifiable(bound);
        read = unmodifiable(read);
        fields = unmodifiable(fields);
        topLevel = unmodifiable(topLevel);
    }

    /** Most sets are empty, and expressions are many. */
    private static Set<String> unmodifiable(Set<String> names) {
        return names.isEmpty() ? Set.of() : Collections.unmodifiableSet(names);
    }

    public static Names of(Part expression) {
        var search = new Search();
        search.look(expression);
        return new Names(search.bound, search.read, search.fields, search.states, search.document, search.topLevel);
    }

    private static final class Search {
        private final Set<String> bound = new HashSet<>();
        private final Set<String> read = new HashSet<>();
        private final Set<String> fields = new LinkedHashSet<>();
        private final Set<String> topLevel = new LinkedHashSet<>();
        private boolean states;
        private boolean document;
        /** Of the places around in which there is a context item. */
        private int items;

        private void look(Part part) {
            bound.addAll(part.parameters());
            part.focus().ifPresent(bound::add);
            part.index().ifPresent(bound::add);
            switch (part.kind()) {
                case NAME -> name(part);
                case VARIABLE -> variable(part.text());
                case BINDING -> {
                    bound.add(part.part(0).text());
                    look(part.part(1));
                }
                case CALL -> call(part);
                case PATH -> path(part);
                case FUNCTION, TRANSFORMATION, SORT -> within(part.parts());
                default -> part.parts().forEach(this::look);
            }
            items++;
            part.predicates().forEach(this::look);
            part.stages().forEach(this::look);
            part.group().ifPresent(this::look);
            items--;
        }

        private void within(List<Part> parts) {
            items++;
            parts.forEach(this::look);
            items--;
        }

        private void look(Part.Stage stage) {
            if (stage.filter() == null) {
                bound.add(stage.index());
            } else {
                look(stage.filter());
            }
        }

        private void name(Part name) {
            if (items == 0 && !name.isQuoted()) {
                topLevel.add(name.text());
            }
        }

        private void variable(String name) {
            switch (name) {
                case STATES -> states = true;
                case DOCUMENT -> document = true;
                case CONTEXT -> {
                    if (items == 0) {
                        topLevel.add("$");
                    }
                }
                default -> read.add(name);
            }
        }

        /** A variable that is called is no value that is read: no value of the definition is a function. */
        private void call(Part call) {
            var called = call.part(0);
            if (called.kind() != Part.Kind.VARIABLE || Set.of(STATES, DOCUMENT, CONTEXT).contains(called.text())) {
                look(called);
            }
            call.parts().subList(1, call.parts().size()).forEach(this::look);
        }

        private void path(Part path) {
            var first = path.part(0);
            var steps = path.parts().subList(1, path.parts().size());
            if (!steps.isEmpty() && first.kind() == Part.Kind.VARIABLE && first.text().equals(STATES)
                    && first.predicates().isEmpty() && steps.getFirst().kind() == Part.Kind.NAME) {
                fields.add(steps.getFirst().text());
            } else {
                look(first);
            }
            within(steps);
        }
    }
}
