package dev.stepwright.engine.asl;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;

/**
 * Where a distributed Map state has its items from (AWS guide, "ItemReader (Map)").
 *
 * @param resource  {@code s3:getObject}, one object that holds the items or names the objects that do, or
 *                  {@code s3:listObjectsV2}, the objects of a bucket
 * @param arguments of that call: Parameters, or Arguments in JSONata
 */
public record ItemReader(Resource.Service resource, Optional<Template> arguments, Config config) {

    /**
     * ReaderConfig: what the data are, and how much of them is read.
     *
     * @param inputType           of the data; of a manifest or a listing that is loaded: of the objects it names
     * @param manifestType        absent: the object is a manifest only when {@code inputType} says so
     * @param csvHeader           where the columns of CSV data have their names
     * @param maxItems            items read at most; absent: all, 100,000,000 at most
     * @param itemsPointer        where in a JSON document the items are
     * @param expectedBucketOwner account that must own the bucket
     * @param versionId           of the object
     */
    public record Config(Optional<InputType> inputType, Optional<ManifestType> manifestType, Transformation transformation,
                         Optional<CsvHeader> csvHeader, CsvDelimiter csvDelimiter, Optional<Quantity> maxItems,
                         Optional<JsonPointer> itemsPointer, Optional<Text> expectedBucketOwner,
                         Optional<Text> versionId) {

        /** What an absent ReaderConfig says. */
        public static final Config NONE = new Config(Optional.empty(), Optional.empty(), Transformation.NONE, Optional.empty(),
                CsvDelimiter.COMMA, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public enum InputType { CSV, JSON, JSONL, PARQUET, MANIFEST }

    /** Who wrote the manifest: an UNLOAD of Athena, or S3's inventory. */
    public enum ManifestType { ATHENA_DATA, S3_INVENTORY }

    /** Whether the items of a listing are the objects' descriptions, or what the objects hold. */
    public enum Transformation { NONE, LOAD_AND_FLATTEN }

    /** CSVHeaderLocation and CSVHeaders. */
    public sealed interface CsvHeader {

        record FirstRow() implements CsvHeader {
        }

        /** @param names of the columns, in order */
        record Given(List<String> names) implements CsvHeader {
        }
    }

    /** CSVDelimiter; a comma when absent. */
    public enum CsvDelimiter {
        COMMA(','), PIPE('|'), SEMICOLON(';'), SPACE(' '), TAB('\t');

        private final char character;

        CsvDelimiter(char character) {
            this.character = character;
        }

        public char character() {
            return character;
        }
    }
}
