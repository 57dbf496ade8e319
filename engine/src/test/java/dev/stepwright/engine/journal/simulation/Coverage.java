package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.simulation.Fate.Blow;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What appointed blows have struck: ports, and places in the protocol's code. */
final class Coverage {

    private final Map<Blow, Set<String>> ports = new ConcurrentHashMap<>();
    private final Map<Blow, Set<String>> places = new ConcurrentHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger points = new AtomicInteger();

    Coverage() {
        for (var blow : EnumSet.allOf(Blow.class)) {
            ports.put(blow, ConcurrentHashMap.newKeySet());
            places.put(blow, ConcurrentHashMap.newKeySet());
        }
    }

    /** One run that went well, with its calls and the blows at some of them. */
    void add(List<String> calls, List<String> where, Map<Integer, Blow> blows) {
        runs.incrementAndGet();
        points.addAndGet(blows.size());
        blows.forEach((call, blow) -> {
            ports.get(blow).add(calls.get(call));
            places.get(blow).add(where.get(call));
        });
    }

    boolean misses(String place, Blow blow) {
        return !places.get(blow).contains(place);
    }

    int runs() {
        return runs.get();
    }

    Set<String> ports(Blow blow) {
        return ports.get(blow);
    }

    Set<String> places(Blow blow) {
        return places.get(blow);
    }

    String report(Collection<String> allPorts, Collection<String> allPlaces) {
        return "Crash points: " + runs + " runs, " + points + " blows; struck " + ports.entrySet().stream()
                .filter(struck -> !struck.getValue().isEmpty()).sorted(Map.Entry.comparingByKey())
                .map(struck -> struck.getKey() + " " + share(struck.getValue(), allPorts) + " calls of ports, "
                        + share(places.get(struck.getKey()), allPlaces) + " places in the code")
                .collect(Collectors.joining("; "));
    }

    private static String share(Set<String> struck, Collection<String> all) {
        var hit = all.stream().filter(struck::contains).count();
        return hit + " of " + all.size() + " (" + 100 * hit / all.size() + " %)";
    }
}
