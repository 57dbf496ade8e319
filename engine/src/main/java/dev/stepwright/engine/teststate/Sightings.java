package dev.stepwright.engine.teststate;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Inspector;
import dev.stepwright.engine.interpreter.Stage;
import dev.stepwright.engine.payload.Payload;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what an interpreter lets see of one state. */
final class Sightings implements Inspector {

    private final Map<Stage, Payload> made = new EnumMap<>(Stage.class);
    private Optional<Failure> failure = Optional.empty();
    private Optional<Recovered> recovery = Optional.empty();

    @Override
    public void saw(Stage stage, Payload value) {
        made.put(stage, value);
    }

    @Override
    public void recovered(Failure problem, Recovered by) {
        failure = Optional.of(problem);
        recovery = Optional.of(by);
    }

    Map<Stage, Payload> made() {
        return made;
    }

    Optional<Failure> failure() {
        return failure;
    }

    Optional<Recovered> recovery() {
        return recovery;
    }
}
