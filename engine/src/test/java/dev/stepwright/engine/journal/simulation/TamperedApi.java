package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudges;
import java.util.function.Predicate;

/** The mutant whose API calls append first: their nudges are held until the append has been answered, and a port call more. */
final class TamperedApi {

    private final JournalStore below;
    private final World world;

    TamperedApi(JournalStore below, World world) {
        this.below = below;
        this.world = world;
    }

    static Nudges holding(Nudges below, World world, Predicate<Errand> held) {
        return nudges -> {
            var errand = world.actors.running().errand;
            if (held.test(errand)) {
                errand.held.addAll(nudges);
            } else {
                below.send(nudges);
            }
        };
    }

    JournalStore journal() {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                return release(below.append(entry));
            }

            @Override
            public Append open(Entry first, Summary summary) {
                return release(below.open(first, summary));
            }

            @Override
            public Append reopen(Entry first, Summary open) {
                return release(below.reopen(first, open));
            }
        };
    }

    private JournalStore.Append release(JournalStore.Append answer) {
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
