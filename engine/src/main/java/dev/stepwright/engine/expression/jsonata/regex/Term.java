package dev.stepwright.engine.expression.jsonata.regex;

import java.util.List;

/** A part of a pattern (ECMA-262, "Patterns"). */
sealed interface Term {

    /** One code unit. */
    record One(CharSet set) implements Term {
    }

    record Sequence(List<Term> terms) implements Term {
    }

    record Choice(List<Term> alternatives) implements Term {
    }

    /** @param index from 1 */
    record Capture(int index, Term body) implements Term {
    }

    /** @param firstGroup of those inside, which are forgotten each time; {@code lastGroup} is not among them */
    record Repeat(Term body, int min, int max, boolean greedy, int firstGroup, int lastGroup) implements Term {
    }

    record BackReference(int group) implements Term {
    }

    record Look(Term body, boolean behind, boolean negative) implements Term {
    }

    enum Place implements Term { BEGIN, END, BOUNDARY, NO_BOUNDARY }
}
