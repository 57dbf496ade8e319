package dev.stepwright.infra.faults;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Decides what happens to the next request. The seed gives the row of fates; which request meets which is up to the threads.
 * Faults come alone and in spells in which a service refuses nearly everything.
 */
public final class Weather {

    private static final int SPELL_MILLIS = 400;

    /** @param perThousand how often a request meets a fault @param spells how often one begins a spell of throttling */
    public record Climate(int perThousand, int spells) {
    }

    private final Random random;
    private final Climate climate;
    private final Map<Service, Map<Fault, Integer>> met = new EnumMap<>(Service.class);
    private final Map<Service, Long> spellUntil = new EnumMap<>(Service.class);
    private boolean isFair;

    public Weather(long seed, Climate climate) {
        this.random = new Random(seed);
        this.climate = climate;
    }

    synchronized Optional<Fault> next(Service service) {
        var drawn = draw(service);
        drawn.ifPresent(fault -> met.computeIfAbsent(service, s -> new EnumMap<>(Fault.class)).merge(fault, 1, Integer::sum));
        return drawn;
    }

    private Optional<Fault> draw(Service service) {
        if (isFair) {
            return Optional.empty();
        }
        var now = System.nanoTime() / 1_000_000;
        if (spellUntil.getOrDefault(service, now) > now && random.nextInt(10) > 0) {
            return Optional.of(Fault.THROTTLED);
        }
        if (random.nextInt(1_000) < climate.spells()) {
            spellUntil.put(service, now + random.nextInt(SPELL_MILLIS));
        }
        return random.nextInt(1_000) < climate.perThousand()
                ? Optional.of(Fault.values()[random.nextInt(Fault.values().length)]) : Optional.empty();
    }

    /** Nothing goes wrong from here on. */
    public synchronized void clearUp() {
        isFair = true;
    }

    /** How many requests met each fault. */
    public synchronized Map<Service, Map<Fault, Integer>> met() {
        var copy = new EnumMap<Service, Map<Fault, Integer>>(Service.class);
        met.forEach((service, faults) -> copy.put(service, new EnumMap<>(faults)));
        return copy;
    }
}
