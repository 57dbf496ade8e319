package dev.stepwright.engine.asl.check;

import static dev.stepwright.engine.asl.check.JsonataShape.TEMPLATE;
import static dev.stepwright.engine.asl.check.JsonataShape.or;
import static dev.stepwright.engine.asl.check.StateFields.MAX_SECONDS;

import java.util.Map;
import java.util.Set;

/** The table of state types and fields in the JSONata dialect (States Language, "State types"). */
final class JsonataStateFields {

    /** Fields of any state that only JSONPath has. */
    static final Set<String> JSON_PATH_ONLY = Set.of("InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector",
            "Result", "ItemsPath", "SecondsPath", "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath",
            "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "ErrorPath", "CausePath");

    private static final Shape COUNT = or(Shape.integer(0, Long.MAX_VALUE));
    private static final Fields COMMON = Fields.of(Map.of(
            "Type", Shape.TEXT, "Comment", Shape.ANY, "QueryLanguage", Shape.ANY));
    private static final Fields ENDING = COMMON.and(Map.of("Output", TEMPLATE));
    private static final Fields STEP = ENDING.and(Map.of("Next", Shape.TEXT, "End", Shape.BOOLEAN,
            "Assign", AssignShape.JSONATA)).oneOf("Next", "End");
    private static final Fields RESULT = STEP.and(Map.of("Retry", RetryCheck.RETRIERS,
            "Catch", RetryCheck.JSONATA_CATCHERS,
            "Output", JsonataShape.RESULT_TEMPLATE, "Assign", AssignShape.JSONATA_RESULT));

    private static final Map<String, Fields> BY_TYPE = Map.of(
            "Pass", STEP,
            "Task", RESULT.and(Map.of("Resource", Shape.TEXT, "Arguments", TEMPLATE, "Credentials", Shape.OBJECT))
                    .and(Fields.all(or(Shape.integer(1, MAX_SECONDS)), "TimeoutSeconds", "HeartbeatSeconds"))
                    .require("Resource"),
            "Choice", ENDING.and(Map.of("Choices", Shape.NOT_EMPTY_ARRAY.and(JsonataChoiceCheck.RULES),
                    "Default", Shape.TEXT, "Assign", AssignShape.JSONATA)).require("Choices"),
            "Wait", STEP.and(Map.of("Seconds", or(Shape.integer(0, MAX_SECONDS)),
                    "Timestamp", or(TimestampShape.TIMESTAMP))).oneOf("Seconds", "Timestamp"),
            "Succeed", ENDING,
            "Fail", COMMON.and(Fields.all(or(Shape.TEXT), "Error", "Cause")),
            "Parallel", RESULT.and(Map.of("Branches", Shape.NOT_EMPTY_ARRAY, "Arguments", TEMPLATE)).require("Branches"),
            "Map", map());

    private JsonataStateFields() {
    }

    static Fields of(String type) {
        return BY_TYPE.get(type);
    }

    private static Fields map() {
        return RESULT.and(Fields.all(Shape.OBJECT, "ItemProcessor", "Iterator"))
                .and(Fields.all(COUNT, "MaxConcurrency", "ToleratedFailureCount"))
                .and(Map.of("Items", JsonataShape.ITEMS, "ItemSelector", TEMPLATE, "Label", Shape.TEXT,
                        "ToleratedFailurePercentage", or(Shape.NUMBER.and(MapCheck.PERCENTAGE)),
                        "ItemReader", DistributedMapCheck.JSONATA_READER, "ItemBatcher", DistributedMapCheck.JSONATA_BATCHER,
                        "ResultWriter", DistributedMapCheck.JSONATA_WRITER))
                .oneOf("ItemProcessor", "Iterator");
    }
}
