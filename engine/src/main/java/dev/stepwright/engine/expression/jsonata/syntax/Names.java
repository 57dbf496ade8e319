package dev.stepwright.engine.expression.jsonata.syntax;

import java.util.HashSet;
import java.util.Set;

/**
 * The names with a {@code $} in an expression.
 *
 * @param bound  those that the expression gives a value itself: {@code $x := 1}, {@code function($x)}, {@code @$x}, {@code #$x}
 * @param read   those that are read as values
 * @param fields what is read of {@code $states} by name
 * @param states whether {@code $states} occurs in any other way
 */
public record Names(Set<String> bound, Set<String> read, Set<String> fields, boolean states) {

    private static final String STATES = "states";

    public static Names of(Part expression) {
        var search = new Search();
        search.look(expression);
        return new Names(Set.copyOf(search.bound), Set.copyOf(search.read), Set.copyOf(search.fields), search.states);
    }

    private static final class Search {
        private final Set<String> bound = new HashSet<>();
        private final Set<String> read = new HashSet<>();
        private final Set<String> fields = new HashSet<>();
        private boolean states;

        private void look(Part part) {
            part.parameters().forEach(bound::add);
            part.focus().ifPresent(bound::add);
            part.index().ifPresent(bound::add);
            part.predicates().forEach(this::look);
            part.stages().forEach(this::look);
            part.group().ifPresent(this::look);
            switch (part.kind()) {
                case VARIABLE -> variable(part.text());
                case BINDING -> {
                    bound.add(part.part(0).text());
                    look(part.part(1));
                }
                case CALL -> {
                    if (part.part(0).kind() != Part.Kind.VARIABLE || part.part(0).text().equals(STATES)) {
                        look(part.part(0));
                    }
                    part.parts().subList(1, part.parts().size()).forEach(this::look);
                }
                case PATH -> path(part);
                default -> part.parts().forEach(this::look);
            }
        }

        private void look(Part.Stage stage) {
            if (stage.filter() == null) {
                bound.add(stage.index());
            } else {
                look(stage.filter());
            }
        }

        private void variable(String name) {
            if (name.equals(STATES)) {
                states = true;
            } else if (!name.isEmpty() && !name.equals("$")) {
                read.add(name);
            }
        }

        private void path(Part path) {
            var first = path.part(0);
            var field = path.parts().size() > 1 && first.kind() == Part.Kind.VARIABLE && first.text().equals(STATES)
                    && first.predicates().isEmpty() && path.part(1).kind() == Part.Kind.NAME;
            if (field) {
                fields.add(path.part(1).text());
            }
            path.parts().subList(field ? 1 : 0, path.parts().size()).forEach(this::look);
        }
    }
}
