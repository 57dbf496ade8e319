package dev.stepwright.engine.expression.jsonata.regex;

/** One step of a compiled pattern; numbers named like places are indices of steps. */
sealed interface Op {

    /** @param back whether it reads towards the beginning, as within what looks behind */
    record Read(CharSet set, boolean back) implements Op {
    }

    /** Reads as many as it can, or as few. */
    record ReadMany(CharSet set, boolean back, int min, int max, boolean greedy) implements Op {
    }

    /** Goes on at the one place, and comes back to the other. */
    record Split(int first, int second) implements Op {
    }

    record Jump(int to) implements Op {
    }

    /** @param slot two for each group: its beginning and its end */
    record Save(int slot) implements Op {
    }

    /** @param count the register that counts, {@code count + 1} the one that holds where the round began */
    record Begin(int count) implements Op {
    }

    record Round(int count, int min, int max, boolean greedy, int exit, int firstSlot, int lastSlot) implements Op {
    }

    record Next(int count, int min, int round) implements Op {
    }

    record Refer(int group, boolean back, boolean anyCase) implements Op {
    }

    record At(Term.Place place) implements Op {
    }

    /** @param exit where to go on; the steps of what is looked for stand between */
    record Look(boolean negative, int exit) implements Op {
    }

    record Accept() implements Op {
    }
}
