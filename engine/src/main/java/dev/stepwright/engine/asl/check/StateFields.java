package dev.stepwright.engine.asl.check;

import static dev.stepwright.engine.asl.check.ExpressionShape.PATH_OR_NULL;
import static dev.stepwright.engine.asl.check.ExpressionShape.PLACEMENT;
import static dev.stepwright.engine.asl.check.ExpressionShape.REFERENCE;
import static dev.stepwright.engine.asl.check.ExpressionShape.TEXT_EXPRESSION;
import static dev.stepwright.engine.asl.check.TemplateShape.LITERAL;
import static dev.stepwright.engine.asl.check.TemplateShape.STATIC;
import static dev.stepwright.engine.asl.check.TemplateShape.TEMPLATE;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of state types and fields in the JSONPath dialect (States Language, "State types"). */
final class StateFields {

    /** The longest time a field can say, in seconds. */
    static final long MAX_SECONDS = 99_999_999;
    static final List<String> TYPES =
            List.of("Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map");
    static final Set<String> JSONATA_ONLY = Set.of("Arguments", "Output", "Items");

    private static final Shape SECONDS = Shape.integer(1, MAX_SECONDS);

    private static final Fields COMMON = Fields.of(Map.of(
            "Type", Shape.TEXT, "Comment", Shape.ANY, "QueryLanguage", Shape.ANY));
    private static final Fields IN_AND_OUT = COMMON.and(Fields.all(PATH_OR_NULL, "InputPath", "OutputPath"));
    private static final Fields STEP = IN_AND_OUT.and(Map.of("Next", Shape.TEXT, "End", Shape.BOOLEAN, "Assign", AssignShape.JSON_PATH))
            .oneOf("Next", "End");
    private static final Fields PLACING = STEP.and(Map.of("ResultPath", PLACEMENT, "Parameters", TEMPLATE));
    private static final Fields RESULT = PLACING.and(Map.of("ResultSelector", TEMPLATE,
            "Retry", RetryCheck.RETRIERS, "Catch", RetryCheck.CATCHERS));

    private static final Map<String, Fields> BY_TYPE = Map.of(
            "Pass", PLACING.and(Map.of("Result", STATIC)),
            "Task", task(),
            "Choice", IN_AND_OUT.and(Map.of("Choices", Shape.NOT_EMPTY_ARRAY.and(ChoiceCheck.RULES),
                    "Default", Shape.TEXT, "Assign", AssignShape.JSON_PATH)).require("Choices"),
            "Wait", STEP.and(Fields.all(REFERENCE, "SecondsPath", "TimestampPath"))
                    .and(Map.of("Seconds", Shape.integer(0, MAX_SECONDS), "Timestamp", TimestampShape.TIMESTAMP))
                    .oneOf("SecondsPath", "Seconds", "TimestampPath", "Timestamp"),
            "Succeed", IN_AND_OUT,
            "Fail", COMMON.and(Fields.all(TEXT_EXPRESSION, "ErrorPath", "CausePath"))
                    .and(Fields.all(LITERAL, "Error", "Cause"))
                    .oneOrNoneOf("Error", "ErrorPath").oneOrNoneOf("Cause", "CausePath"),
            "Parallel", RESULT.and(Map.of("Branches", Shape.NOT_EMPTY_ARRAY)).require("Branches"),
            "Map", map());

    private StateFields() {
    }

    static Fields of(String type) {
        return BY_TYPE.get(type);
    }

    private static Fields task() {
        return RESULT.and(Map.of("Resource", Shape.TEXT, "Credentials", Shape.OBJECT))
                .and(Fields.all(SECONDS, "TimeoutSeconds", "HeartbeatSeconds"))
                .and(Fields.all(REFERENCE, "TimeoutSecondsPath", "HeartbeatSecondsPath"))
                .require("Resource")
                .oneOrNoneOf("TimeoutSeconds", "TimeoutSecondsPath")
                .oneOrNoneOf("HeartbeatSeconds", "HeartbeatSecondsPath");
    }

    private static Fields map() {
        return RESULT.and(Fields.all(Shape.OBJECT, "ItemProcessor", "Iterator"))
                .and(Map.of("ItemsPath", REFERENCE))
                .and(Fields.all(MapCheck.NUMBER_PATH, "MaxConcurrencyPath", "ToleratedFailureCountPath",
                        "ToleratedFailurePercentagePath"))
                .and(Fields.all(Shape.integer(0, Long.MAX_VALUE), "MaxConcurrency", "ToleratedFailureCount"))
                .and(Map.of("ItemSelector", TEMPLATE, "Label", Shape.TEXT,
                        "ToleratedFailurePercentage", Shape.NUMBER.and(MapCheck.PERCENTAGE),
                        "ItemReader", DistributedMapCheck.READER, "ItemBatcher", DistributedMapCheck.BATCHER, "ResultWriter", DistributedMapCheck.WRITER))
                .oneOf("ItemProcessor", "Iterator")
                .oneOrNoneOf("MaxConcurrency", "MaxConcurrencyPath")
                .oneOrNoneOf("ToleratedFailureCount", "ToleratedFailureCountPath")
                .oneOrNoneOf("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
    }
}
