package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.PayloadTemplate;
import java.util.List;
import java.util.Optional;

/**
 * Runs a workflow for each item of an array (States Language, "Map State").
 *
 * @param itemsPath      finds the array in the effective input; empty: the effective input is the array
 * @param itemSelector   builds an iteration's input; sees {@code $$.Map.Item}. The legacy field Parameters is read as this
 * @param processor      the ItemProcessor, or the legacy Iterator
 * @param mode           inline: iterations are frames of the same execution; distributed: child executions
 * @param maxConcurrency iterations at a time; 0, or absent: no limit of the definition's own
 * @param tolerance      how many iterations may fail before the state does
 */
public record MapState(String name, DataFlow flow, Optional<Path> itemsPath, Optional<PayloadTemplate> itemSelector,
                       Workflow processor, Mode mode, Optional<Quantity> maxConcurrency, Tolerance tolerance,
                       List<Retrier> retry, List<Catcher> catchers, Next next) implements State {

    public enum Mode { INLINE, DISTRIBUTED }

    /** ToleratedFailureCount and ToleratedFailurePercentage. */
    public record Tolerance(Optional<Quantity> count, Optional<Quantity> percentage) {
        public static final Tolerance NONE = new Tolerance(Optional.empty(), Optional.empty());
    }
}
