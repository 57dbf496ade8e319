package dev.stepwright.engine.expression.jsonata;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names with a {@code $} that the text of an expression mentions, found without parsing it.
 *
 * @param called  those that are called as functions
 * @param bound   those that the expression gives a value itself: {@code $x := 1}, {@code function($x)}, {@code @$x}, {@code #$x}
 * @param free    all others, {@code states} aside
 * @param parts   the parts of {@code $states} that it can look at
 */
record Mentions(Set<String> called, Set<String> bound, Set<String> free, Set<StatesPart> parts) {

    private static final String STATES = "states";

    /** Whether the name occurs at all: one that is bound in one place may mean a function or a variable in another. */
    boolean names(String name) {
        return free.contains(name) || called.contains(name) || bound.contains(name);
    }

    static Mentions of(String text) {
        var called = new HashSet<String>();
        var bound = new HashSet<String>();
        var named = new HashSet<String>();
        var parts = EnumSet.noneOf(StatesPart.class);
        var scan = new NameScan(text);
        for (Optional<NameScan.Name> next = scan.next(); next.isPresent(); next = scan.next()) {
            var name = next.get();
            switch (name.use()) {
                case CALLED -> called.add(name.text());
                case BOUND -> bound.add(name.text());
                case READ -> named.add(name.text());
            }
            if (name.text().equals(STATES)) {
                scan.field().flatMap(StatesPart::named)
                        .ifPresentOrElse(parts::add, () -> parts.addAll(EnumSet.allOf(StatesPart.class)));
            }
        }
        named.removeAll(bound);
        called.removeAll(bound);
        named.remove(STATES);
        return new Mentions(Set.copyOf(called), Set.copyOf(bound), Set.copyOf(named), Set.copyOf(parts));
    }
}
