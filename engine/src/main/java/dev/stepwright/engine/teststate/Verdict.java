package dev.stepwright.engine.teststate;

import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.interpreter.Inspector.Recovered;
import dev.stepwright.engine.interpreter.Stage;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.Transition;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.teststate.Tested.Status;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads from where a frame came to, and from what was seen on the way, what became of the state. */
record Verdict(StateTest test, Sightings sightings, Transition transition) {

    Tested tested() {
        return switch (transition.frame().stand()) {
            case Stand.Ended(Outcome.Succeeded(var output)) -> new Tested(Status.SUCCEEDED, Optional.of(output), Optional.empty(),
                    Optional.empty(), inspection());
            case Stand.Ended(Outcome.Failed(var failure)) -> new Tested(Status.FAILED, Optional.empty(), Optional.of(failure),
                    Optional.empty(), inspection());
            case Stand.Entering _ -> new Tested(isCaught() ? Status.CAUGHT_ERROR : Status.SUCCEEDED,
                    Optional.of(transition.frame().input()), sightings.failure(), Optional.of(transition.frame().state()), inspection());
            case Stand.BackingOff _ -> new Tested(Status.RETRIABLE, Optional.empty(), sightings.failure(), Optional.empty(), inspection());
            case Stand.Ended _, Stand.Scheduled _, Stand.Calling _, Stand.Awaiting _, Stand.Told _, Stand.Waiting _, Stand.Joining _ ->
                    throw new AssertionError("Expected a state that is over, found " + transition.frame().stand());
        };
    }

    private boolean isCaught() {
        return sightings.recovery().filter(Recovered.Catcher.class::isInstance).isPresent();
    }

    private Inspection inspection() {
        var made = new EnumMap<Stage, Payload>(sightings.made());
        made.keySet().retainAll(Inspection.shown(test.state()));
        return new Inspection(test.input(), Collections.unmodifiableMap(made), sightings.recovery(), variables());
    }

    /** History tells what was assigned, each value as JSON text. */
    private Map<String, Payload> variables() {
        var variables = new LinkedHashMap<>(test.variables());
        transition.events().forEach(event -> {
            if (event.details() instanceof Details.StateExited(_, _, var assigned)) {
                assigned.ifPresent(them -> them.node().properties()
                        .forEach(one -> variables.put(one.getKey(), Payload.of(Json.parse(one.getValue().textValue())))));
            }
        });
        return Collections.unmodifiableMap(variables);
    }
}
