package dev.stepwright.engine.asl;

import java.util.Optional;

/**
 * What becomes of the results of a distributed Map state (AWS guide, "ResultWriter (Map)").
 *
 * @param export where they are written; absent: they are the state's result
 */
public record ResultWriter(Optional<Export> export, Transformation transformation, OutputType outputType) {

    /**
     * @param resource  {@code s3:putObject}
     * @param arguments of that call: Parameters, or Arguments in JSONata
     */
    public record Export(Resource.Service resource, Optional<Template> arguments) {
    }

    /** NONE: with the data of each child execution; COMPACT: the outputs alone; FLATTEN: outputs that are arrays joined. */
    public enum Transformation { NONE, COMPACT, FLATTEN }

    /** One JSON array, or a JSON value a line. */
    public enum OutputType { JSON, JSONL }
}
