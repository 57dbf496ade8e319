package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.record.FrameName;
import java.util.function.BiPredicate;

/** Mutants that leave to others the children that others created. */
final class TamperedForks {

    private TamperedForks() {
    }

    static Nudges nudgesItsOwnChildren(Nudges below, World world) {
        return dropping(below, world, (own, child) -> child.parent().text().equals(own.frame()));
    }

    static Nudges nudgesItsOwnFollower(Nudges below, World world) {
        return dropping(below, world, (own, child) -> !child.parent().text().equals(own.frame()));
    }

    private static Nudges dropping(Nudges below, World world, BiPredicate<Nudge, FrameName> left) {
        return nudges -> {
            var errand = world.actors.running().errand;
            below.send(nudges.stream().filter(nudge -> errand.nudge.isEmpty() || nudge.number() > 0 || nudge.frame().equals("0")
                    || nudge.kind() != Nudge.Kind.STEP || errand.created.contains(nudge.frame())
                    || !left.test(errand.nudge.get(), new FrameName(nudge.frame()))).toList());
        };
    }
}
