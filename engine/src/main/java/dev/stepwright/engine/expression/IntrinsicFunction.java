package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of intrinsic functions (AWS guide, "Intrinsic functions for JSONPath states in Step Functions"). */
enum IntrinsicFunction {
    FORMAT("Format", 1, Integer.MAX_VALUE, FormatFunction::format),
    STRING_TO_JSON("StringToJson", 1, 1, TextFunctions::stringToJson),
    JSON_TO_STRING("JsonToString", 1, 1, TextFunctions::jsonToString),
    STRING_SPLIT("StringSplit", 2, 2, TextFunctions::stringSplit),
    BASE64_ENCODE("Base64Encode", 1, 1, TextFunctions::base64Encode),
    BASE64_DECODE("Base64Decode", 1, 1, TextFunctions::base64Decode),
    HASH("Hash", 2, 2, TextFunctions::hash),
    ARRAY("Array", 0, Integer.MAX_VALUE, ArrayFunctions::array),
    ARRAY_PARTITION("ArrayPartition", 2, 2, ArrayFunctions::partition),
    ARRAY_CONTAINS("ArrayContains", 2, 2, ArrayFunctions::contains),
    ARRAY_RANGE("ArrayRange", 3, 3, ArrayFunctions::range),
    ARRAY_GET_ITEM("ArrayGetItem", 2, 2, ArrayFunctions::getItem),
    ARRAY_LENGTH("ArrayLength", 1, 1, ArrayFunctions::length),
    ARRAY_UNIQUE("ArrayUnique", 1, 1, ArrayFunctions::unique),
    JSON_MERGE("JsonMerge", 3, 3, TextFunctions::jsonMerge),
    MATH_ADD("MathAdd", 2, 2, NumberFunctions::add),
    MATH_RANDOM("MathRandom", 2, 3, NumberFunctions::random),
    UUID("UUID", 0, 0, NumberFunctions::uuid);

    private static final Map<String, IntrinsicFunction> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(IntrinsicFunction::text, f -> f));

    private final String text;
    private final int fewest;
    private final int most;
    private final Function<Arguments, JsonNode> body;

    IntrinsicFunction(String name, int fewest, int most, Function<Arguments, JsonNode> body) {
        this.text = "States." + name;
        this.fewest = fewest;
        this.most = most;
        this.body = body;
    }

    static Optional<IntrinsicFunction> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /** The name as it is written in a definition. */
    String text() {
        return text;
    }

    /** A wrong number of arguments fails the execution, not the definition: reported of AWS. */
    JsonNode apply(Arguments arguments) {
        if (arguments.count() < fewest || arguments.count() > most) {
            return arguments.refuse("number of arguments do not match");
        }
        return body.apply(arguments);
    }
}
