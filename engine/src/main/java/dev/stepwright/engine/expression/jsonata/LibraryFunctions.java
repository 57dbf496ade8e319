package dev.stepwright.engine.expression.jsonata;

import dev.stepwright.engine.expression.jsonata.NativeFunction.Look;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The functions that are left to the library (jsonata.org, "Function library"), metered, with their signatures there. */
final class LibraryFunctions {

    static final List<NativeFunction> ALL = Stream.concat(
            Map.ofEntries(
                    Map.entry("sum", "<a<n>:n>"), Map.entry("count", "<a:n>"), Map.entry("max", "<a<n>:n>"),
                    Map.entry("min", "<a<n>:n>"), Map.entry("average", "<a<n>:n>"), Map.entry("substring", "<s-nn?:s>"),
                    Map.entry("substringBefore", "<s-s:s>"), Map.entry("substringAfter", "<s-s:s>"),
                    Map.entry("lowercase", "<s-:s>"), Map.entry("uppercase", "<s-:s>"), Map.entry("length", "<s-:n>"),
                    Map.entry("trim", "<s-:s>"), Map.entry("formatBase", "<n-n?:s>"), Map.entry("number", "<(nsb)-:n>"),
                    Map.entry("floor", "<n-:n>"), Map.entry("ceil", "<n-:n>"), Map.entry("round", "<n-n?:n>"),
                    Map.entry("abs", "<n-:n>"), Map.entry("sqrt", "<n-:n>"), Map.entry("power", "<n-n:n>"),
                    Map.entry("map", "<af>"), Map.entry("filter", "<af>"),
                    Map.entry("single", "<af?>"), Map.entry("reduce", "<afj?:j>"), Map.entry("sift", "<o-f?:o>"),
                    Map.entry("lookup", "<x-s:x>"), Map.entry("append", "<xx:a>"), Map.entry("exists", "<x:b>"),
                    Map.entry("reverse", "<a:a>"), Map.entry("each", "<o-f:a>"), Map.entry("error", "<s?:x>"),
                    Map.entry("assert", "<bs?:x>"), Map.entry("type", "<x:s>"), Map.entry("base64encode", "<s-:s>"),
                    Map.entry("base64decode", "<s-:s>"), Map.entry("encodeUrlComponent", "<s-:s>"),
                    Map.entry("encodeUrl", "<s-:s>"), Map.entry("decodeUrlComponent", "<s-:s>"),
                    Map.entry("decodeUrl", "<s-:s>")).entrySet().stream()
                    .map(function -> NativeFunction.ofLibrary(function.getKey(), function.getValue(), Look.SHALLOW)),
            Map.of("boolean", "<x-:b>", "not", "<x-:b>", "keys", "<x-:a<s>>", "merge", "<a<o>:o>")
                    .entrySet().stream()
                    .map(function -> NativeFunction.ofLibrary(function.getKey(), function.getValue(), Look.DEEP))).toList();

    private LibraryFunctions() {
    }
}
