package dev.stepwright.infra.box;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB charges for: names and values of attributes, in bytes (DynamoDB guide, "Item sizes and formats"). */
final class ItemSize {

    private ItemSize() {
    }

    /** Numbers are reckoned high: a byte for two digits of a plain number, one for the sign, one on top. */
    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToInt(attribute -> text(attribute.getKey()) + value(attribute.getValue())).sum();
    }

    private static int value(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case NS -> 3 + value.ns().stream().mapToInt(number -> 1 + number(number)).sum();
            // the journal has no others
            case SS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> throw new AssertionError("Expected S, N, B or NS, found " + value);
        };
    }

    private static int number(String number) {
        return (number.length() + 1) / 2 + 2;
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
