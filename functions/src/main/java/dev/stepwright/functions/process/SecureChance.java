package dev.stepwright.functions.process;

import dev.stepwright.engine.expression.Randomness;
import java.security.SecureRandom;
import java.util.UUID;

/** Unguessable, and never the same in two environments that were started from one snapshot: the operating system draws. */
public final class SecureChance implements Randomness {

    private final SecureRandom random = new SecureRandom();

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public String uuid() {
        return UUID.randomUUID().toString();
    }
}
