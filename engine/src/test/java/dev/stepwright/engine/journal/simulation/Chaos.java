package dev.stepwright.engine.journal.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A bounded number of blows at random, then the world is kind. */
final class Chaos implements Fate {

    /** @param count how many at most */
    record Mix(int count, boolean kill, boolean refuse, boolean freeze, boolean messages, boolean lose, boolean skew) {

        static final Mix NONE = new Mix(0, false, false, false, false, false, false);
        static final Mix ALL = new Mix(5, true, true, true, true, true, true);
        static final Mix KILLS = new Mix(4, true, false, true, false, false, false);
        static final Mix MESSAGES = new Mix(6, false, false, false, true, true, true);
        static final Mix WRITES = new Mix(6, false, true, false, false, false, false);
        static final Mix MIXED = new Mix(3, true, true, false, true, false, false);

        private static final Mix[] ROUND = {ALL, KILLS, MESSAGES, WRITES, MIXED};

        static Mix of(long seed) {
            return ROUND[(int) Math.floorMod(seed, (long) ROUND.length)];
        }
    }

    private static final int ONE_CALL_IN = 40;
    private static final int ONE_MESSAGE_IN = 20;
    private static final int MOST_SKEWED_SECONDS = 90;

    private final Random random;
    private final Mix mix;
    private final Map<String, Duration> skews = new HashMap<>();
    private int struck;

    Chaos(Random random, Mix mix) {
        this.random = random;
        this.mix = mix;
    }

    @Override
    public Blow blow(int call, String site) {
        if (!mix.kill && !mix.refuse && !mix.freeze || !strikes(ONE_CALL_IN)) {
            return Blow.NONE;
        }
        while (true) {
            var blow = Blow.values()[1 + random.nextInt(Blow.values().length - 1)];
            var fits = switch (blow) {
                case NONE -> false;
                case KILL_BEFORE, KILL_AFTER, KILL_PROCESS -> mix.kill;
                case REFUSE, LOSE_ANSWER -> mix.refuse;
                case FREEZE -> mix.freeze;
            };
            if (fits) {
                return blow;
            }
        }
    }

    @Override
    public boolean strikes(Mishap mishap) {
        return (mishap == Mishap.LOSE ? mix.lose : mix.messages) && strikes(ONE_MESSAGE_IN);
    }

    /** Off by at most a minute and a half either way; now and then it jumps. */
    @Override
    public Duration skew(String process) {
        if (!mix.skew) {
            return Duration.ZERO;
        }
        if (strikes(200)) {
            skews.remove(process);
        }
        return skews.computeIfAbsent(process,
                p -> Duration.ofMillis(random.nextInt(-MOST_SKEWED_SECONDS * 1000, MOST_SKEWED_SECONDS * 1000)));
    }

    private boolean strikes(int oneIn) {
        if (struck < mix.count && random.nextInt(oneIn) == 0) {
            struck++;
            return true;
        }
        return false;
    }

    @Override
    public int struck() {
        return struck;
    }
}
