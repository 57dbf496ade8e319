package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudges;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The mutant whose API calls append first: their nudges are held until the append has been answered, and a port call more. */
final class TamperedApi {

    private TamperedApi() {
    }

    /** The queue of such a mutant. @param held whose nudges are held */
    static BiFunction<Nudges, World, Nudges> holding(Predicate<Errand> held) {
        return (below, world) -> nudges -> {
            var errand = world.actors.running().errand;
            if (held.test(errand)) {
                errand.held.addAll(nudges);
            } else {
                below.send(nudges);
            }
        };
    }

    /** Its journal. */
    static JournalStore releasing(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                return release(world, below.append(entry));
            }

            @Override
            public Append open(Entry first, Summary summary) {
                return release(world, below.open(first, summary));
            }

            @Override
            public Append reopen(Entry first, Summary open) {
                return release(world, below.reopen(first, open));
            }
        };
    }

    private static JournalStore.Append release(World world, JournalStore.Append answer) {
        var held = world.actors.running().errand.held;
        if (!held.isEmpty()) {
            if (!world.gate.pass("Nudges.send")) {
                throw new Actors.Killed();
            }
            held.forEach(nudge -> world.put(nudge, world.now()));
            held.clear();
        }
        return answer;
    }
}
