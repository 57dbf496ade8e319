package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;
import java.util.Map;

/** What is particular to Map states (States Language, "Map State"; AWS guide, "Distributed mode"). */
final class MapCheck {

    static final Shape PERCENTAGE = (value, findings) -> {
        if (value.json().doubleValue() < 0) {
            findings.error(value, "Minimum value is 0");
        } else if (value.json().doubleValue() > 100) {
            findings.error(value, "Maximum value is 100");
        }
    };

    private static final Fields READER_CONFIG = Fields.of(Fields.all(Shape.ANY, "CSVHeaders", "ItemsPointer",
            "ExpectedBucketOwner", "VersionId")).and(Map.of(
            "InputType", Shape.oneOf("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"),
            "ManifestType", Shape.oneOf("ATHENA_DATA", "S3_INVENTORY"),
            "Transformation", Shape.oneOf("NONE", "LOAD_AND_FLATTEN"),
            "CSVDelimiter", Shape.oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"),
            "CSVHeaderLocation", Shape.oneOf("FIRST_ROW", "GIVEN")));
    private static final Shape MAX_ITEMS = Shape.integer(0, 100_000_000);
    static final Fields JSON_PATH_READER_CONFIG = READER_CONFIG.and(Map.of("MaxItems", MAX_ITEMS,
            "MaxItemsPath", ExpressionShape.REFERENCE)).oneOrNoneOf("MaxItems", "MaxItemsPath");
    static final Fields JSONATA_READER_CONFIG =
            READER_CONFIG.and(Map.of("MaxItems", JsonataShape.or(MAX_ITEMS)));

    private static final Shape READS = Shape.TEXT.and(call("s3:getObject", "s3:listObjectsV2"));
    static final Fields READER = Fields.of(Map.of("Resource", READS, "Parameters", TemplateShape.TEMPLATE,
            "ReaderConfig", readerConfig(JSON_PATH_READER_CONFIG))).require("Resource");
    static final Fields JSONATA_READER = Fields.of(Map.of("Resource", READS, "Arguments", JsonataShape.TEMPLATE,
            "ReaderConfig", readerConfig(JSONATA_READER_CONFIG))).require("Resource");
    static final Fields JSONATA_BATCHER = Fields.of(Map.of("BatchInput", JsonataShape.TEMPLATE,
            "MaxItemsPerBatch", JsonataShape.or(Shape.integer(1, Long.MAX_VALUE)),
            "MaxInputBytesPerBatch", JsonataShape.or(Shape.integer(1, 262_144))));

    static final Fields BATCHER = Fields.of(Map.of("BatchInput", TemplateShape.TEMPLATE,
            "MaxItemsPerBatch", Shape.integer(1, Long.MAX_VALUE), "MaxItemsPerBatchPath", ExpressionShape.REFERENCE,
            "MaxInputBytesPerBatch", Shape.integer(1, 262_144), "MaxInputBytesPerBatchPath", ExpressionShape.REFERENCE))
            .oneOrNoneOf("MaxItemsPerBatch", "MaxItemsPerBatchPath")
            .oneOrNoneOf("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");

    static final Fields WRITER_CONFIG = Fields.of(Map.of("Transformation", Shape.oneOf("NONE", "COMPACT", "FLATTEN"),
            "OutputType", Shape.oneOf("JSON", "JSONL")));
    private static final Fields WRITING = Fields.of(Map.of("Resource", Shape.TEXT.and(call("s3:putObject")),
            "WriterConfig", WRITER_CONFIG));
    static final Fields WRITER = WRITING.and(Map.of("Parameters", TemplateShape.TEMPLATE));
    static final Fields JSONATA_WRITER = WRITING.and(Map.of("Arguments", JsonataShape.TEMPLATE));

    static final Fields PROCESSOR_CONFIG = Fields.of(Map.of("Mode", Shape.oneOf("INLINE", "DISTRIBUTED"),
            "ExecutionType", Shape.oneOf("STANDARD", "EXPRESS")));

    private MapCheck() {
    }

    static void check(Place state, MachineType type, Findings findings) {
        if (state.has("Parameters") && state.has("ItemSelector")) {
            findings.warning(Code.NO_EFFECT, state.get("Parameters").orElseThrow(),
                    "Parameters has no effect beside ItemSelector, which replaces it");
        }
        WorkflowPlace.processor(state).flatMap(processor -> processor.get("ProcessorConfig"))
                .ifPresent(config -> config(config, type, findings));
    }

    private static void config(Place config, MachineType type, Findings findings) {
        PROCESSOR_CONFIG.check(config, findings);
        var mode = config.get("Mode").map(Place::text).orElse("");
        if (mode.equals("DISTRIBUTED")) {
            if (!config.has("ExecutionType")) {
                findings.error(config, "These fields are required: [ExecutionType]");
            }
            if (type == MachineType.EXPRESS) {
                findings.error(config.get("Mode").orElseThrow(), "The field 'Mode' with value 'DISTRIBUTED' is not supported "
                        + "inside 'EXPRESS' state machines");
            }
        } else if (mode.equals("INLINE")) {
            config.get("ExecutionType").ifPresent(field -> Fields.unsupported(field, findings));
        }
    }

    private static Shape readerConfig(Fields fields) {
        return (config, findings) -> readerConfig(fields, config, findings);
    }

    private static void readerConfig(Fields fields, Place config, Findings findings) {
        fields.check(config, findings);
        var input = config.get("InputType").map(Place::text).orElse("");
        if (input.equals("CSV") && !config.has("CSVHeaderLocation")) {
            findings.error(config, "The field 'CSVHeaderLocation' is required");
        }
        if (input.equals("JSON")) {
            config.get("CSVHeaderLocation").ifPresent(field -> Fields.unsupported(field, findings));
        }
        if (config.get("CSVHeaderLocation").map(Place::text).orElse("").equals("GIVEN") && !config.has("CSVHeaders")) {
            findings.error(config, "These fields are required: [CSVHeaders]");
        }
    }

    private static Shape call(String... calls) {
        return (value, findings) -> {
            if (List.of(calls).stream().noneMatch(c -> value.text().matches("arn:aws[a-z-]*:states:::" + c))) {
                findings.error(value, "The field 'Resource' does not match any of the allowed values");
            }
        };
    }
}
