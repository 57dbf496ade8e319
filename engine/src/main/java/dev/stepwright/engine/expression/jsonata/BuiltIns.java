package dev.stepwright.engine.expression.jsonata;

import java.util.Set;

/** The names that expressions know without anybody assigning them (jsonata.org, "Function library"; AWS guide). */
final class BuiltIns {

    static final Set<String> NAMES = Set.of("string", "length", "substring", "substringBefore", "substringAfter", "uppercase",
            "lowercase", "trim", "pad", "contains", "split", "join", "match", "replace", "base64encode", "base64decode",
            "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl", "number", "abs", "floor", "ceil", "round",
            "power", "sqrt", "random", "formatNumber", "formatBase", "formatInteger", "parseInteger", "sum", "max", "min",
            "average", "boolean", "not", "exists", "count", "append", "sort", "reverse", "shuffle", "distinct", "zip", "keys",
            "lookup", "spread", "merge", "sift", "each", "error", "assert", "type", "now", "millis", "fromMillis",
            "toMillis", "map", "filter", "single", "reduce", "clone",
            "partition", "range", "hash", "uuid", "parse", "eval");

    private BuiltIns() {
    }
}
