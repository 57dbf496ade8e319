package dev.stepwright.engine.asl.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.stepwright.engine.asl.ItemReader;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.ResultWriter;
import dev.stepwright.engine.asl.Template;
import dev.stepwright.engine.asl.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the model of a distributed Map state holds what the text says, field by field, in both query languages. */
class DistributedMapReaderTest {

    private static final String GET = "'Resource': 'arn:aws:states:::s3:getObject'";
    private static final String PUT = "'Resource': 'arn:aws:states:::s3:putObject'";

    @Test
    void readsHowTheChildrenRun() {
        assertThat(distributed("").executionType()).isEqualTo(MachineType.STANDARD);
        assertThat(distributed("").label()).isEmpty();
        assertThat(distributed("").reader()).isEmpty();
        assertThat(distributed("").batcher()).isEmpty();
        assertThat(distributed("").writer()).isEmpty();
        assertThat(distributed("'Label': 'Orders',").label()).contains("Orders");
        var express = definition("").replace("STANDARD", "EXPRESS");
        assertThat(((MapState.Mode.Distributed) map(express).mode()).executionType()).isEqualTo(MachineType.EXPRESS);
    }

    @Test
    void aModeThatIsNotSaidIsInline() {
        var inline = definition("").replaceAll("\"ProcessorConfig\": \\{[^}]*},", "");
        assertThat(map(inline).mode()).isEqualTo(new MapState.Mode.Inline(false));
        assertThat(map(definition("").replaceAll("\"DISTRIBUTED\",[^}]*", "\"INLINE\"")).mode())
                .isEqualTo(new MapState.Mode.Inline(false));
    }

    @Test
    void aReaderWithoutConfigReadsAllThereIs() {
        var reader = reader("'Resource': 'arn:aws:states:::s3:listObjectsV2'");
        assertThat(reader.resource()).isEqualTo(new Resource.Service("arn:aws:states:::s3:listObjectsV2", "s3",
                "listObjectsV2", Resource.Pattern.REQUEST_RESPONSE));
        assertThat(reader.arguments()).isEmpty();
        assertThat(reader.config()).isEqualTo(ItemReader.Config.NONE);
        assertThat(reader.config().csvDelimiter().character()).isEqualTo(',');
        assertThat(reader("'Resource': 'arn:aws-us-gov:states:::s3:getObject'").resource().action()).isEqualTo("getObject");
    }

    @Test
    void parametersOfTheReaderAreATemplate() {
        var template = reader(GET + ", 'Parameters': {'Bucket': 'b', 'Key.$': '$.key'}").arguments().orElseThrow();
        assertThat(template).isInstanceOfSatisfying(Template.JsonPath.class, it ->
                assertThat(it.template().variables()).isEmpty());
        var variable = reader(GET + ", 'Parameters': {'Bucket.$': '$bucket', 'Key': 'k'}").arguments().orElseThrow();
        assertThat(((Template.JsonPath) variable).template().variables()).containsExactly("bucket");
    }

    @Test
    void argumentsOfTheReaderAreATemplateOrAnExpression() {
        var reader = jsonata("'ItemReader': {" + GET + ", 'Arguments': {'Bucket': '{% $bucket %}', 'Key': 'k'}},").reader();
        assertThat(jsonata(reader.orElseThrow().arguments())).isEqualTo(Set.of("bucket"));
        var whole = jsonata("'ItemReader': {" + GET + ", 'Arguments': '{% $call %}'},").reader();
        assertThat(jsonata(whole.orElseThrow().arguments())).isEqualTo(Set.of("call"));
        assertThat(((Template.Jsonata) whole.orElseThrow().arguments().orElseThrow()).template().field())
                .isEqualTo("ItemReader/Arguments");
    }

    @ParameterizedTest
    @EnumSource
    void readsTheInputType(ItemReader.InputType type) {
        var header = type == ItemReader.InputType.CSV ? ", 'CSVHeaderLocation': 'FIRST_ROW'" : "";
        assertThat(config("'InputType': '" + type + "'" + header).inputType()).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheManifestType(ItemReader.ManifestType type) {
        assertThat(config("'ManifestType': '" + type + "'").manifestType()).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheTransformation(ItemReader.Transformation transformation) {
        assertThat(reader("'Resource': 'arn:aws:states:::s3:listObjectsV2', 'ReaderConfig': {'InputType': 'JSONL', "
                + "'Transformation': '" + transformation + "'}").config().transformation()).isEqualTo(transformation);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheDelimiter(ItemReader.CsvDelimiter delimiter) {
        assertThat(config("'CSVDelimiter': '" + delimiter + "'").csvDelimiter()).isEqualTo(delimiter);
    }

    @Test
    void readsWhereTheHeaderIs() {
        assertThat(config("").csvHeader()).isEmpty();
        assertThat(config("'InputType': 'CSV', 'CSVHeaderLocation': 'FIRST_ROW'").csvHeader())
                .contains(new ItemReader.CsvHeader.FirstRow());
        assertThat(config("'InputType': 'CSV', 'CSVHeaderLocation': 'GIVEN', 'CSVHeaders': ['id', 'total']").csvHeader())
                .contains(new ItemReader.CsvHeader.Given(List.of("id", "total")));
    }

    @Test
    void readsMaxItems() {
        assertThat(config("").maxItems()).isEmpty();
        assertThat(config("'MaxItems': 7").maxItems()).contains(new Quantity.Fixed(7));
        assertThat(path(config("'MaxItemsPath': '$.n'").maxItems())).isEqualTo("$.n");
        var evaluated = jsonata("'ItemReader': {" + GET + ", 'ReaderConfig': {'MaxItems': '{% $n %}'}},");
        assertEvaluated(evaluated.reader().orElseThrow().config().maxItems(), "ItemReader/ReaderConfig/MaxItems", "n");
    }

    @Test
    void readsThePointerTheOwnerAndTheVersion() {
        var config = config("'InputType': 'JSON', 'ItemsPointer': '/a/0', 'ExpectedBucketOwner': '1', 'VersionId': 'v'");
        assertThat(config.itemsPointer()).contains(JsonPointer.compile("/a/0"));
        assertThat(config.expectedBucketOwner()).contains(new Text.Literal("1"));
        assertThat(config.versionId()).contains(new Text.Literal("v"));
        var evaluated = jsonata("'ItemReader': {" + GET + ", 'ReaderConfig': {'VersionId': '{% $v %}', "
                + "'ExpectedBucketOwner': '1'}},").reader().orElseThrow().config();
        assertThat(evaluated.expectedBucketOwner()).contains(new Text.Literal("1"));
        assertThat(evaluated.versionId()).containsInstanceOf(Text.Evaluated.class);
    }

    @Test
    void readsTheItemSelector() {
        var selected = (MapState.Items.Selected) map(definition("'ItemSelector': {'v.$': '$$.Map.Item.Value'}")).items();
        assertThat(selected.selector()).isPresent();
        var evaluated = (MapState.Items.Evaluated) map(definition("'QueryLanguage': 'JSONata', "
                + "'ItemSelector': {'v': '{% $v %}'}")).items();
        assertThat(evaluated.selector().orElseThrow().variables()).containsExactly("v");
    }

    @Test
    void readsTheBatcher() {
        var batcher = distributed("'ItemBatcher': {'MaxItemsPerBatch': 10, 'MaxInputBytesPerBatch': 1000, "
                + "'BatchInput': {'day.$': '$day'}},").batcher().orElseThrow();
        assertThat(batcher.maxItems()).contains(new Quantity.Fixed(10));
        assertThat(batcher.maxInputBytes()).contains(new Quantity.Fixed(1000));
        assertThat(((Template.JsonPath) batcher.batchInput().orElseThrow()).template().variables()).containsExactly("day");
        var paths = distributed("'ItemBatcher': {'MaxItemsPerBatchPath': '$.n', 'MaxInputBytesPerBatchPath': '$.b'},")
                .batcher().orElseThrow();
        assertThat(path(paths.maxItems())).isEqualTo("$.n");
        assertThat(path(paths.maxInputBytes())).isEqualTo("$.b");
        assertThat(paths.batchInput()).isEmpty();
    }

    @Test
    void readsTheBatcherInJsonata() {
        var batcher = jsonata("'ItemBatcher': {'MaxItemsPerBatch': '{% $n %}', 'MaxInputBytesPerBatch': '{% $b %}', "
                + "'BatchInput': {'day': '{% $day %}'}},").batcher().orElseThrow();
        assertEvaluated(batcher.maxItems(), "ItemBatcher/MaxItemsPerBatch", "n");
        assertEvaluated(batcher.maxInputBytes(), "ItemBatcher/MaxInputBytesPerBatch", "b");
        assertThat(jsonata(batcher.batchInput())).isEqualTo(Set.of("day"));
    }

    @Test
    void readsTheWriter() {
        var both = distributed("'ResultWriter': {" + PUT + ", 'Parameters': {'Bucket.$': '$b'}, 'WriterConfig': "
                + "{'Transformation': 'FLATTEN', 'OutputType': 'JSONL'}},").writer().orElseThrow();
        assertThat(both.transformation()).isEqualTo(ResultWriter.Transformation.FLATTEN);
        assertThat(both.outputType()).isEqualTo(ResultWriter.OutputType.JSONL);
        assertThat(both.export().orElseThrow().resource().action()).isEqualTo("putObject");
        assertThat(((Template.JsonPath) both.export().orElseThrow().arguments().orElseThrow()).template().variables())
                .containsExactly("b");
        var shaped = distributed("'ResultWriter': {'WriterConfig': {'Transformation': 'COMPACT'}},").writer().orElseThrow();
        assertThat(shaped).isEqualTo(new ResultWriter(Optional.empty(), ResultWriter.Transformation.COMPACT,
                ResultWriter.OutputType.JSON));
        var exported = jsonata("'ResultWriter': {" + PUT + ", 'Arguments': {'Bucket': '{% $b %}'}},").writer().orElseThrow();
        assertThat(exported.transformation()).isEqualTo(ResultWriter.Transformation.NONE);
        assertThat(exported.outputType()).isEqualTo(ResultWriter.OutputType.JSON);
        assertThat(jsonata(exported.export().orElseThrow().arguments())).isEqualTo(Set.of("b"));
    }

    @Test
    void readsHowManyMayRunAndFail() {
        var fixed = map(definition("'MaxConcurrency': 5, 'ToleratedFailureCount': 2, 'ToleratedFailurePercentage': 2.5"));
        assertThat(fixed.maxConcurrency()).contains(new Quantity.Fixed(5));
        assertThat(fixed.tolerance().count()).contains(new Quantity.Fixed(2));
        assertThat(fixed.tolerance().percentage()).contains(new Quantity.Fixed(2.5));
        var paths = map(definition("'MaxConcurrencyPath': '$.m', 'ToleratedFailureCountPath': '$.c', "
                + "'ToleratedFailurePercentagePath': '$.p'"));
        assertThat(path(paths.maxConcurrency())).isEqualTo("$.m");
        assertThat(path(paths.tolerance().count())).isEqualTo("$.c");
        assertThat(path(paths.tolerance().percentage())).isEqualTo("$.p");
        var evaluated = map(definition("'QueryLanguage': 'JSONata', 'MaxConcurrency': '{% $m %}', "
                + "'ToleratedFailureCount': '{% $c %}', 'ToleratedFailurePercentage': '{% $p %}'"));
        assertEvaluated(evaluated.maxConcurrency(), "MaxConcurrency", "m");
        assertEvaluated(evaluated.tolerance().count(), "ToleratedFailureCount", "c");
        assertEvaluated(evaluated.tolerance().percentage(), "ToleratedFailurePercentage", "p");
        assertThat(map(definition("")).tolerance()).isEqualTo(MapState.Tolerance.NONE);
    }

    private static Set<String> jsonata(Optional<Template> template) {
        return ((Template.Jsonata) template.orElseThrow()).template().variables();
    }

    private static String path(Optional<Quantity> quantity) {
        return ((Quantity.From) quantity.orElseThrow()).path().text();
    }

    private static void assertEvaluated(Optional<Quantity> quantity, String field, String variable) {
        var evaluated = (Quantity.Evaluated) quantity.orElseThrow();
        assertThat(evaluated.field()).isEqualTo(field);
        assertThat(evaluated.expression().variables()).containsExactly(variable);
    }

    private static ItemReader.Config config(String fields) {
        return reader(GET + ", 'ReaderConfig': {" + fields + "}").config();
    }

    private static ItemReader reader(String fields) {
        return distributed("'ItemReader': {" + fields + "},").reader().orElseThrow();
    }

    private static MapState.Mode.Distributed jsonata(String fields) {
        return distributed("'QueryLanguage': 'JSONata'," + fields);
    }

    private static MapState.Mode.Distributed distributed(String fields) {
        return (MapState.Mode.Distributed) map(definition(fields)).mode();
    }

    private static MapState map(String definition) {
        var result = DefinitionReader.read(definition);
        assertThat(result.errors()).as(definition).isEmpty();
        return (MapState) result.machine().orElseThrow().workflow().state("Each");
    }

    private static String definition(String fields) {
        return """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", %s "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "One", "States": {"One": {"Type": "Succeed"}}}}}}
                """.formatted((fields.isBlank() || fields.endsWith(",") ? fields : fields + ",").replace('\'', '"'));
    }
}
