package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.stepwright.engine.expression.jsonata.value.Values;
import java.util.List;

/** docs.jsonata.org, "Boolean functions". */
final class BooleanFunctions {

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("boolean", "<x-:b>", 1, it -> BooleanNode.valueOf(Values.isTrue(it.any(0), it.run()))),
            BuiltIn.ofDefined("not", "<x-:b>", 1, it -> BooleanNode.valueOf(!Values.isTrue(it.any(0), it.run()))),
            BuiltIn.of("exists", "<x:b>", 1, it -> BooleanNode.valueOf(it.has(0))));

    private BooleanFunctions() {
    }
}
