package dev.stepwright.engine.interpreter;

/**
 * The named stages that data passes on its way through a state, in their order (AWS guide, "Processing input and output").
 * TestState shows what each of them made.
 */
public enum Stage {
    /** {@code InputPath}: raw input to effective input. */
    INPUT_PATH,
    /** {@code Parameters}: effective input to payload. */
    PARAMETERS,
    /** {@code ItemsPath} of a Map, or {@code Items}: effective input to the array of items. */
    ITEMS_PATH,
    /** {@code ItemsPointer} of a distributed Map's ItemReader: the data that were read to the array of items. */
    ITEMS_POINTER,
    /** {@code MaxConcurrency} of a Map: the number, 0 without one. */
    MAX_CONCURRENCY,
    /** {@code ToleratedFailureCount} of a Map: the number. */
    TOLERATED_FAILURE_COUNT,
    /** {@code ToleratedFailurePercentage} of a Map: the number. */
    TOLERATED_FAILURE_PERCENTAGE,
    /** {@code ItemSelector} of a Map: the array of items to the array of the iterations' inputs. */
    ITEM_SELECTOR,
    /** {@code ItemBatcher} of a distributed Map: the array of the iterations' inputs to the array of the batches. */
    ITEM_BATCHER,
    /** What the task, the branches or the iterations gave. */
    RESULT,
    /** {@code ResultSelector}: raw result to effective result. */
    RESULT_SELECTOR,
    /** {@code ResultPath}: effective result, put into the raw input. */
    RESULT_PATH,
    /** {@code OutputPath}: to the state's output. */
    OUTPUT_PATH,
    /** {@code Arguments} of a JSONata state: what is called with, or handed to branches. */
    ARGUMENTS,
    /** {@code Output} of a JSONata state: its output. */
    OUTPUT
}
