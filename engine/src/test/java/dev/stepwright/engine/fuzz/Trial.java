package dev.stepwright.engine.fuzz;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** Something that the engine is given. Everything it throws but what the engine declares is a finding. */
interface Trial {

    /** @throws Throwable what the engine must not throw, or the invariant that does not hold */
    void run() throws Throwable;

    /** The same with less in it, the smallest first. */
    Stream<Supplier<Trial>> smaller();

    /** What the seed makes. */
    static Trial of(long seed) {
        var dice = new Dice(seed);
        return dice.oneIn(3) ? ExpressionTrial.of(dice) : dice.oneIn(3) ? JsonataTrial.of(dice) : DefinitionTrial.of(dice);
    }
}
