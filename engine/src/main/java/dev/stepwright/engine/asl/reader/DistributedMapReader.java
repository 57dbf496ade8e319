package dev.stepwright.engine.asl.reader;

import com.fasterxml.jackson.core.JsonPointer;
import dev.stepwright.engine.asl.ItemBatcher;
import dev.stepwright.engine.asl.ItemReader;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.ResultWriter;
import dev.stepwright.engine.asl.Template;
import dev.stepwright.engine.asl.Text;
import dev.stepwright.engine.asl.check.QueryLanguage;
import dev.stepwright.engine.asl.source.Place;
import java.util.Optional;

/** Builds what a Map state in distributed mode has of its own (AWS guide, "Map state in Distributed mode"). */
final class DistributedMapReader {

    private static final String READER = "ItemReader/";
    private static final String CONFIG = READER + "ReaderConfig/";
    private static final String BATCHER = "ItemBatcher/";
    private static final String WRITER = "ResultWriter/";

    private final QueryLanguage dialect;

    private DistributedMapReader(QueryLanguage dialect) {
        this.dialect = dialect;
    }

    /** @param processor the ItemProcessor, or the legacy Iterator */
    static MapState.Mode mode(Place state, Place processor, QueryLanguage dialect) {
        var config = processor.get("ProcessorConfig");
        if (config.flatMap(it -> it.get("Mode")).filter(mode -> mode.text().equals("DISTRIBUTED")).isEmpty()) {
            return new MapState.Mode.Inline(state.has("ItemReader") || state.has("ItemBatcher") || state.has("ResultWriter"));
        }
        var reader = new DistributedMapReader(dialect);
        return new MapState.Mode.Distributed(choice(config.get(), "ExecutionType", MachineType.class).orElseThrow(),
                state.get("Label").map(Place::text), state.get("ItemReader").map(reader::items),
                state.get("ItemBatcher").map(reader::batches), state.get("ResultWriter").map(reader::results));
    }

    private ItemReader items(Place reader) {
        return new ItemReader(resource(reader).orElseThrow(), arguments(reader, READER),
                reader.get("ReaderConfig").map(this::config).orElse(ItemReader.Config.NONE));
    }

    private ItemReader.Config config(Place config) {
        return new ItemReader.Config(choice(config, "InputType", ItemReader.InputType.class),
                choice(config, "ManifestType", ItemReader.ManifestType.class),
                choice(config, "Transformation", ItemReader.Transformation.class).orElse(ItemReader.Transformation.NONE),
                csvHeader(config),
                choice(config, "CSVDelimiter", ItemReader.CsvDelimiter.class).orElse(ItemReader.CsvDelimiter.COMMA),
                quantity(config, "MaxItems", CONFIG),
                config.get("ItemsPointer").map(pointer -> JsonPointer.compile(pointer.text())),
                text(config, "ExpectedBucketOwner"), text(config, "VersionId"));
    }

    private static Optional<ItemReader.CsvHeader> csvHeader(Place config) {
        return config.get("CSVHeaderLocation").map(location -> location.text().equals("GIVEN")
                ? new ItemReader.CsvHeader.Given(
                        config.get("CSVHeaders").orElseThrow().items().stream().map(Place::text).toList())
                : new ItemReader.CsvHeader.FirstRow());
    }

    private ItemBatcher batches(Place batcher) {
        return new ItemBatcher(quantity(batcher, "MaxItemsPerBatch", BATCHER),
                quantity(batcher, "MaxInputBytesPerBatch", BATCHER), template(batcher, "BatchInput", BATCHER));
    }

    private ResultWriter results(Place writer) {
        var config = writer.get("WriterConfig");
        return new ResultWriter(
                resource(writer).map(resource -> new ResultWriter.Export(resource, arguments(writer, WRITER))),
                config.flatMap(it -> choice(it, "Transformation", ResultWriter.Transformation.class))
                        .orElse(ResultWriter.Transformation.NONE),
                config.flatMap(it -> choice(it, "OutputType", ResultWriter.OutputType.class))
                        .orElse(ResultWriter.OutputType.JSON));
    }

    private static Optional<Resource.Service> resource(Place object) {
        return object.get("Resource").flatMap(arn -> Resource.parse(arn.text())).map(Resource.Service.class::cast);
    }

    private Optional<Template> arguments(Place object, String place) {
        return template(object, switch (dialect) {
            case JSON_PATH -> "Parameters";
            case JSONATA -> "Arguments";
        }, place);
    }

    private Optional<Template> template(Place object, String field, String place) {
        return switch (dialect) {
            case JSON_PATH -> object.get(field).map(value -> new Template.JsonPath(ExpressionReader.template(value)));
            case JSONATA -> JsonataReader.template(object, field, place).map(Template.Jsonata::new);
        };
    }

    private Optional<Quantity> quantity(Place object, String field, String place) {
        return switch (dialect) {
            case JSON_PATH -> ExpressionReader.quantity(object, field);
            case JSONATA -> JsonataReader.quantity(object, field, place);
        };
    }

    private Optional<Text> text(Place config, String field) {
        return switch (dialect) {
            case JSON_PATH -> config.get(field).map(value -> new Text.Literal(value.text()));
            case JSONATA -> JsonataReader.text(config, field, CONFIG + field);
        };
    }

    private static <E extends Enum<E>> Optional<E> choice(Place object, String field, Class<E> type) {
        return object.get(field).map(value -> Enum.valueOf(type, value.text()));
    }
}
