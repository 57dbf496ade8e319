package dev.stepwright.engine.asl.check;

import com.fasterxml.jackson.core.JsonPointer;
import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.List;
import java.util.Map;

/** ItemReader, ItemBatcher, ResultWriter: where a distributed Map has its items from, and where their results go. */
final class DistributedMapCheck {

    private static final int MAX_BATCH_BYTES = 262_144;
    private static final int MAX_READ_ITEMS = 100_000_000;

    private static final Shape POINTER = Shape.TEXT.and((value, findings) -> {
        try {
            JsonPointer.compile(value.text());
        } catch (IllegalArgumentException e) {
            findings.error(value, "Expected a JSON Pointer, which begins with '/', but found '" + value.text() + "'");
        }
    });
    private static final Shape NAMES = Shape.NOT_EMPTY_ARRAY.and((value, findings) ->
            value.items().forEach(item -> Shape.TEXT.check(item, findings)));
    private static final Fields READER_CONFIG = Fields.of(Map.of(
            "InputType", Shape.oneOf("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"),
            "ManifestType", Shape.oneOf("ATHENA_DATA", "S3_INVENTORY"),
            "Transformation", Shape.oneOf("NONE", "LOAD_AND_FLATTEN"),
            "CSVDelimiter", Shape.oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"),
            "CSVHeaderLocation", Shape.oneOf("FIRST_ROW", "GIVEN"),
            "CSVHeaders", NAMES, "ItemsPointer", POINTER));
    private static final Shape MAX_ITEMS = Shape.integer(0, MAX_READ_ITEMS);
    static final Fields JSON_PATH_READER_CONFIG = READER_CONFIG
            .and(Fields.all(Shape.TEXT, "ExpectedBucketOwner", "VersionId"))
            .and(Map.of("MaxItems", MAX_ITEMS, "MaxItemsPath", MapCheck.NUMBER_PATH))
            .oneOrNoneOf("MaxItems", "MaxItemsPath");
    static final Fields JSONATA_READER_CONFIG = READER_CONFIG
            .and(Fields.all(JsonataShape.or(Shape.TEXT), "ExpectedBucketOwner", "VersionId"))
            .and(Map.of("MaxItems", JsonataShape.or(MAX_ITEMS)));

    private static final Shape READS = Shape.TEXT.and(call("s3:getObject", "s3:listObjectsV2"));
    static final Fields READER_FIELDS = Fields.of(Map.of("Resource", READS, "Parameters", TemplateShape.TEMPLATE,
            "ReaderConfig", readerConfig(QueryLanguageCheck.jsonPath(JSON_PATH_READER_CONFIG)))).require("Resource");
    static final Fields JSONATA_READER_FIELDS = Fields.of(Map.of("Resource", READS, "Arguments", JsonataShape.TEMPLATE,
            "ReaderConfig", readerConfig(QueryLanguageCheck.jsonata(JSONATA_READER_CONFIG, "MaxItemsPath")))).require("Resource");
    static final Shape READER = QueryLanguageCheck.jsonPath(READER_FIELDS).andAlways(DistributedMapCheck::reader);
    static final Shape JSONATA_READER = QueryLanguageCheck.jsonata(JSONATA_READER_FIELDS, "Parameters").andAlways(DistributedMapCheck::reader);

    static final Fields BATCHER_FIELDS = Fields.of(Map.of("BatchInput", TemplateShape.TEMPLATE,
            "MaxItemsPerBatch", Shape.integer(0, Long.MAX_VALUE), "MaxItemsPerBatchPath", MapCheck.NUMBER_PATH,
            "MaxInputBytesPerBatch", Shape.integer(0, MAX_BATCH_BYTES),
            "MaxInputBytesPerBatchPath", MapCheck.NUMBER_PATH))
            .oneOrNoneOf("MaxItemsPerBatch", "MaxItemsPerBatchPath")
            .oneOrNoneOf("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
    static final Fields JSONATA_BATCHER_FIELDS = Fields.of(Map.of("BatchInput", JsonataShape.TEMPLATE,
            "MaxItemsPerBatch", JsonataShape.or(Shape.integer(0, Long.MAX_VALUE)),
            "MaxInputBytesPerBatch", JsonataShape.or(Shape.integer(0, MAX_BATCH_BYTES))));
    static final Shape BATCHER = QueryLanguageCheck.jsonPath(BATCHER_FIELDS).andAlways(DistributedMapCheck::batcher);
    static final Shape JSONATA_BATCHER = QueryLanguageCheck.jsonata(JSONATA_BATCHER_FIELDS,
            "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath").andAlways(DistributedMapCheck::batcher);

    static final Fields WRITER_CONFIG = Fields.of(Map.of("Transformation", Shape.oneOf("NONE", "COMPACT", "FLATTEN"),
            "OutputType", Shape.oneOf("JSON", "JSONL")));
    private static final Fields WRITING = Fields.of(Map.of("Resource", Shape.TEXT.and(call("s3:putObject")),
            "WriterConfig", WRITER_CONFIG));
    static final Fields WRITER_FIELDS = WRITING.and(Map.of("Parameters", TemplateShape.TEMPLATE));
    static final Fields JSONATA_WRITER_FIELDS = WRITING.and(Map.of("Arguments", JsonataShape.TEMPLATE));
    static final Shape WRITER = QueryLanguageCheck.jsonPath(WRITER_FIELDS).andAlways(DistributedMapCheck::writer);
    static final Shape JSONATA_WRITER = QueryLanguageCheck.jsonata(JSONATA_WRITER_FIELDS, "Parameters").andAlways(DistributedMapCheck::writer);

    private DistributedMapCheck() {
    }

    private static Shape readerConfig(Shape fields) {
        return fields.andAlways(DistributedMapCheck::readerConfig);
    }

    private static void readerConfig(Place config, Findings findings) {
        var input = text(config, "InputType");
        var header = text(config, "CSVHeaderLocation");
        if (input.equals("CSV") && !config.has("CSVHeaderLocation")) {
            findings.error(config, "The field 'CSVHeaderLocation' is required");
        }
        if (input.equals("JSON")) {
            config.get("CSVHeaderLocation").ifPresent(field -> Fields.unsupported(field, findings));
        }
        if (header.equals("GIVEN") && !config.has("CSVHeaders")) {
            findings.error(config, "These fields are required: [CSVHeaders]");
        }
        if (text(config, "Transformation").equals("LOAD_AND_FLATTEN") && !config.has("InputType")) {
            findings.error(config, "The field 'InputType' is required");
        }
        config.get("CSVHeaders").filter(_ -> !header.equals("GIVEN")).ifPresent(headers -> findings.warning(Code.NO_EFFECT,
                headers, "CSVHeaders has no effect unless CSVHeaderLocation is 'GIVEN'"));
        config.get("ItemsPointer").filter(_ -> !List.of("JSON", "").contains(input)).ifPresent(pointer -> findings.warning(
                Code.NO_EFFECT, pointer, "ItemsPointer has no effect unless InputType is 'JSON'"));
    }

    private static void reader(Place reader, Findings findings) {
        var config = reader.get("ReaderConfig");
        if (text(reader, "Resource").endsWith(":getObject")) {
            // one object is not listed
            config.flatMap(it -> it.get("Transformation")).filter(it -> it.text().equals("LOAD_AND_FLATTEN"))
                    .ifPresent(it -> findings.warning(Code.NO_EFFECT, it,
                            "Transformation has no effect unless Resource is s3:listObjectsV2"));
        }
    }

    /** AWS guide, "ItemBatcher (Map)": the number of items, the size, or both must be said. */
    private static void batcher(Place batcher, Findings findings) {
        if (batcher.isMapping() && batcher.fields().stream().noneMatch(field -> field.name().startsWith("Max"))) {
            findings.error(batcher, "Expected MaxItemsPerBatch, MaxInputBytesPerBatch or both");
        }
    }

    /** AWS guide, "ResultWriter (Map)": Resource with its parameters, WriterConfig, or both; never empty. */
    private static void writer(Place writer, Findings findings) {
        if (!writer.isMapping()) {
            return;
        }
        if (writer.fields().isEmpty()) {
            findings.error(writer, "Value cannot be empty");
        } else if (!writer.has("Resource") && !writer.has("WriterConfig")) {
            findings.error(writer, "These fields are required: [Resource]");
        }
    }

    private static String text(Place object, String field) {
        return object.get(field).map(Place::text).orElse("");
    }

    private static Shape call(String... calls) {
        return (value, findings) -> {
            if (List.of(calls).stream().noneMatch(c -> value.text().matches("arn:aws[a-z-]*:states:::" + c))) {
                findings.error(value, "The field 'Resource' does not match any of the allowed values");
            }
        };
    }
}
