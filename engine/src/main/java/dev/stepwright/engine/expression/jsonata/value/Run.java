package dev.stepwright.engine.expression.jsonata.value;

import dev.stepwright.engine.expression.Effort;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * One evaluation: its bounds, and what it may know of time and chance. Steps are counted instead of reading a clock, so that the
 * same evaluation always comes to the same end; what is counted is the {@link Effort} of all expressions of a state.
 */
public final class Run {

    /** Levels of parts of an expression inside each other, functions that are called among them (AWS: 101 are refused). */
    public static final int MAX_DEPTH = 100;
    /** Of a value that is made, 8 for each item of an array, 1 for each character (AWS: 873,782 numbers pass, one more does not). */
    public static final int MAX_BYTES = 6_990_256;

    private static final int BYTES_OF_ITEM = 8;
    private static final int CHARACTERS_A_UNIT = 4;
    /** Deeper values are none that JSON text could be made of. */
    private static final int LEVELS_OF_VALUE = Json.MAX_DEPTH;

    private final Effort effort;
    private final Randomness randomness;
    private final Supplier<Instant> now;
    private int depth;

    public Run(Effort effort, Randomness randomness, Supplier<Instant> now) {
        this.effort = effort;
        this.randomness = randomness;
        this.now = now;
    }

    public Randomness randomness() {
        return randomness;
    }

    public Instant now() {
        return now.get();
    }

    /** @throws Exceeded when there is not as much left */
    public void spend(long units) {
        if (!effort.take(units)) {
            throw Exceeded.time();
        }
    }

    /** A part of the expression begins. */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw Exceeded.depth();
        }
        spend(1);
    }

    /** A part that has no others: it is over at once. */
    public void touch() {
        if (depth >= MAX_DEPTH) {
            throw Exceeded.depth();
        }
        spend(1);
    }

    public void leave() {
        depth--;
    }

    /** Before an array of so many is made. */
    public void requireItems(long count) {
        if (count > MAX_BYTES / BYTES_OF_ITEM) {
            throw Exceeded.memory();
        }
    }

    /** An array of so many is made. */
    public void items(long count) {
        requireItems(count);
        spend(count);
    }

    /** A text of so many characters is made. */
    public void text(long length) {
        if (length > MAX_BYTES) {
            throw Exceeded.memory();
        }
        spend(length / CHARACTERS_A_UNIT);
    }

    /** Of a value that is walked through. */
    public void level(int level) {
        if (level > LEVELS_OF_VALUE) {
            throw Exceeded.memory();
        }
        spend(1);
    }
}
