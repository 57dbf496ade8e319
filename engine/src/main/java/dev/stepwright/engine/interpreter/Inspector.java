package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.time.Duration;

/** Watches data pass the stages of a state: what TestState's inspection level shows. Must not change anything. */
public interface Inspector {

    /** Looks away. */
    Inspector NONE = new Inspector() {
        @Override
        public void saw(Stage stage, Payload value) {
        }

        @Override
        public void recovered(Failure failure, Recovered by) {
        }
    };

    /** A stage has made this value. */
    void saw(Stage stage, Payload value);

    /** The state's Retry or Catch takes up a failure. */
    void recovered(Failure failure, Recovered by);

    /** What took it up, by its place in the definition. */
    sealed interface Recovered {

        /** @param delay before the state is tried again */
        record Retrier(int index, Duration delay) implements Recovered {
        }

        record Catcher(int index) implements Recovered {
        }
    }
}
