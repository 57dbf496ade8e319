package dev.stepwright.engine.asl;

import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.PayloadTemplate;
import dev.stepwright.engine.expression.jsonata.JsonataTemplate;
import java.util.List;
import java.util.Optional;

/**
 * Runs a workflow for each item of an array (States Language, "Map State").
 *
 * @param items          finds the array, and builds the iterations' inputs
 * @param processor      the ItemProcessor, or the legacy Iterator
 * @param mode           how the iterations run
 * @param maxConcurrency iterations at a time; 0, or absent: no limit of the definition's own
 * @param tolerance      how many iterations may fail before the state does
 */
public record MapState(String name, DataFlow flow, Items items, Workflow processor, Mode mode, Optional<Quantity> maxConcurrency, Tolerance tolerance,
                       List<Retrier> retry, List<Catcher> catchers, Next next) implements State {

    /** Where the items come from, in each query language. */
    public sealed interface Items {

        /**
         * @param path     finds the array in the effective input; empty: the effective input is the array
         * @param selector builds an iteration's input; sees {@code $$.Map.Item}. The legacy field Parameters is read as this
         */
        record Selected(Optional<Path> path, Optional<PayloadTemplate> selector) implements Items {
        }

        /**
         * @param items    the array; empty: the state's input is the array
         * @param selector builds an iteration's input; sees {@code $states.context.Map.Item}
         */
        record Evaluated(Optional<JsonataTemplate> items, Optional<JsonataTemplate> selector) implements Items {
        }
    }

    /** ProcessorConfig, and the fields that only a distributed Map state heeds. */
    public sealed interface Mode {

        /**
         * Iterations are frames of the same execution.
         *
         * @param distributedFields whether there is an ItemReader, ItemBatcher or ResultWriter: accepted, and refused when it runs
         */
        record Inline(boolean distributedFields) implements Mode {
        }

        /**
         * Iterations are child executions.
         *
         * @param executionType of the children
         * @param label         stands in the children's ARNs
         * @param reader        where the items are from; absent: {@link MapState#items()}
         */
        record Distributed(MachineType executionType, Optional<String> label, Optional<ItemReader> reader,
                           Optional<ItemBatcher> batcher, Optional<ResultWriter> writer) implements Mode {
        }
    }

    /** ToleratedFailureCount and ToleratedFailurePercentage. */
    public record Tolerance(Optional<Quantity> count, Optional<Quantity> percentage) {
        public static final Tolerance NONE = new Tolerance(Optional.empty(), Optional.empty());
    }
}
