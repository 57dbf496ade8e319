package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import dev.stepwright.engine.expression.jsonata.value.Run;

/** The arguments of one call; those that were left out are null. */
record Arguments(String name, JsonNode[] values, Run run) {

    JsonNode any(int index) {
        return index < values.length ? values[index] : null;
    }

    boolean has(int index) {
        return any(index) != null;
    }

    boolean isText(int index) {
        return any(index) instanceof TextNode;
    }

    String text(int index) {
        return switch (any(index)) {
            case null -> null;
            case TextNode text -> text.textValue();
            default -> throw mismatch(index);
        };
    }

    double number(int index) {
        if (!Numbers.is(any(index))) {
            throw mismatch(index);
        }
        return any(index).doubleValue();
    }

    double number(int index, double otherwise) {
        return has(index) ? number(index) : otherwise;
    }

    ArrayNode array(int index) {
        if (any(index) instanceof ArrayNode array) {
            return array;
        }
        throw mismatch(index);
    }

    Function function(int index) {
        var function = FunctionNode.in(any(index));
        if (function == null) {
            throw mismatch(index);
        }
        return function;
    }

    /** Of a partially applied function, which no signature guards. */
    private Failure mismatch(int index) {
        return new Failure(Code.T0410).value(any(index)).index(index + 1).of(name);
    }

    /** A text that was made. */
    JsonNode made(String text) {
        run.text(text.length());
        return TextNode.valueOf(text);
    }

    /** For what JSONata has no error code. */
    RuntimeException refuse(String detail) {
        return new Refused("Invalid arguments in $" + name + ": " + detail);
    }
}
