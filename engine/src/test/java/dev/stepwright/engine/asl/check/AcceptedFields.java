package dev.stepwright.engine.asl.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the tables of this package accept, by the object it is accepted in; for the test of the language page. */
public final class AcceptedFields {

    /** The fields of one object in each query language. */
    public record Names(Set<String> jsonPath, Set<String> jsonata) {
    }

    private AcceptedFields() {
    }

    /** By state type, or by the name of the field that holds the object; the definition itself is "Machine". */
    public static Map<String, Names> all() {
        var all = new LinkedHashMap<String, Names>();
        all.put("Machine", both(DefinitionCheck.MACHINE));
        all.put("Branches", both(DefinitionCheck.WORKFLOW));
        all.put("ItemProcessor", both(DefinitionCheck.PROCESSOR));
        all.put("ProcessorConfig", both(MapCheck.PROCESSOR_CONFIG));
        StateFields.TYPES.forEach(type -> all.put(type, names(StateFields.of(type), JsonataStateFields.of(type))));
        all.put("Choices", new Names(jsonPathRule(), JsonataChoiceCheck.RULE.allowed().keySet()));
        all.put("Retry", both(RetryCheck.RETRIER));
        all.put("Catch", names(RetryCheck.CATCHER, RetryCheck.JSONATA_CATCHER));
        all.put("ItemReader", names(DistributedMapCheck.READER_FIELDS, DistributedMapCheck.JSONATA_READER_FIELDS));
        all.put("ReaderConfig", names(DistributedMapCheck.JSON_PATH_READER_CONFIG, DistributedMapCheck.JSONATA_READER_CONFIG));
        all.put("ItemBatcher", names(DistributedMapCheck.BATCHER_FIELDS, DistributedMapCheck.JSONATA_BATCHER_FIELDS));
        all.put("ResultWriter", names(DistributedMapCheck.WRITER_FIELDS, DistributedMapCheck.JSONATA_WRITER_FIELDS));
        all.put("WriterConfig", both(DistributedMapCheck.WRITER_CONFIG));
        return all;
    }

    /** The error names that are reserved. */
    public static Set<String> errorNames() {
        return RetryCheck.RESERVED;
    }

    private static Set<String> jsonPathRule() {
        var names = new HashSet<>(Operator.names());
        names.addAll(ChoiceCheck.FORMS);
        names.addAll(ChoiceCheck.OTHERS);
        names.removeAll(StateFields.JSONATA_ONLY);
        names.remove("Condition");
        return names;
    }

    private static Names both(Fields fields) {
        return names(fields, fields);
    }

    private static Names names(Fields jsonPath, Fields jsonata) {
        return new Names(jsonPath.allowed().keySet(), jsonata.allowed().keySet());
    }
}
