package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import java.util.function.BiPredicate;

/** Mutants that send wrongly. */
final class TamperedQueue {

    private TamperedQueue() {
    }

    static Nudges sendsNothingWhenBehind(Nudges below, World world) {
        return dropping(below, world, (errand, nudge) -> !errand.appended && errand.isBehind()
                && !(errand.stand instanceof Stand.Ended));
    }

    static Nudges sendsNothingBehindClaim(Nudges below, World world) {
        return dropping(below, world, (errand, nudge) -> !errand.appended && errand.isBehind()
                && errand.stand instanceof Stand.Calling);
    }

    static Nudges earlyTimerDropped(Nudges below, World world) {
        return dropping(below, world, (errand, nudge) -> !errand.appended && errand.nudge
                .filter(own -> own.number() == nudge.number() && own.due().equals(nudge.due())).isPresent());
    }

    static Nudges leadsWithNothing(Nudges below, World world) {
        return dropping(below, world, (errand, nudge) -> errand.isBehind()
                && errand.nudge.filter(own -> own.frame().equals(nudge.frame())).isPresent()
                && nudge.number() > errand.known.getOrDefault(nudge.frame(), 0L));
    }

    static Nudges sweepStaysAtRoot(Nudges below, World world) {
        return dropping(below, world, (errand, nudge) -> !errand.appended && !nudge.frame().equals("0")
                && errand.nudge.filter(own -> own.kind() == Nudge.Kind.SWEEP).isPresent());
    }

    static Nudges givenBackOnLease(Nudges below, World world) {
        return nudges -> {
            var errand = world.actors.running().errand;
            if (!errand.appended && errand.stand instanceof Stand.Calling) {
                throw new Mutant.GivenBack(nudges.iterator().next().due());
            }
            below.send(nudges);
        };
    }

    private static Nudges dropping(Nudges below, World world, BiPredicate<Errand, Nudge> dropped) {
        return nudges -> {
            var errand = world.actors.running().errand;
            below.send(nudges.stream().filter(nudge -> !dropped.test(errand, nudge)).toList());
        };
    }
}
