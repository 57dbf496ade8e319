package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is followed without Jayway comes to what Jayway comes to. */
class FilteredPathTest {

    private static final JsonNode ROOT = Json.parse("""
            {"items": [
              {"v": 1}, {"v": 1.0}, {"v": -0.0}, {"v": 0}, {"v": 0.1}, {"v": 100000000000000001}, {"v": 1e300}, {"v": 12345678901234567890123},
              {"v": "1"}, {"v": "1.0"}, {"v": ""}, {"v": "a"}, {"v": "true"}, {"v": true}, {"v": false}, {"v": null}, {"v": []}, {"v": [1]},
              {"v": {}}, {"v": {"w": 1}}, {"v": {"w": {"x": "a"}}}, {"w": 1}, {}, [], [{"v": 1}], 1, "a", null, true],
             "rows": [{"cells": [{"v": 1, "w": 2}, {"v": 2}]}, {"cells": {"v": 1, "w": 3}}, {"cells": 1}, {"cells": []}, 7],
             "object": {"v": 1, "w": [{"v": 1}]}, "nothing": null, "text": "x", "none": []}""");

    static Stream<String> paths() {
        var literals = new String[] {"0", "1", "1.0", "-1", "0.1", "0.10", "100000000000000", "'1'", "'a'", "\"a\"", "''", "'1e0'", "'x'",
            "true", "false", "null"};
        var tests = Stream.of(literals).flatMap(literal -> Stream.of("==", "!=", "<", "<=", ">", ">=").flatMap(operator ->
                Stream.of("@.v", "@.v.w", "@['v']").map(value -> value + " " + operator + " " + literal))).toList();
        return Stream.of(
                tests.stream().map(test -> "$.items[?(" + test + ")]"),
                tests.stream().limit(40).map(test -> "$.items[?(" + test + " && @.v != 3 || @.w==1)].v"),
                Stream.of("$.items[*]", "$.items[*].v", "$.items[*].v.w.x", "$.items[*][*]", "$.items[0].v[*]", "$.rows[*].cells[*].v",
                        "$.rows[*].cells[?(@.v == 1)].w", "$.rows[*].cells[?(@.v==1)]", "$.rows[?(@.cells != 1)].cells[*]",
                        "$.object[*]", "$.object[?(@.v == 1)]", "$.object[?(@.v == 1)].w", "$.nothing[*]", "$.text[*].a", "$.nope[*]",
                        "$.none[*].v", "$.items[-1][*]", "$.items[99][*]", "$['items'][*]['v']", "$.items[?(@.v=='a')]",
                        "$.items[?( @.v == 'a' )]", "$.items[?(@.v == 'a&&b' || @.v == 'a')]", "$.items[*].length()", "$.items[?(@.v)]",
                        "$.items[?(!(@.v == 1))]", "$.items[?(@.v == a)]")).flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void leadsWhereJaywayLeads(String text) throws SyntaxException {
        var path = JaywayPath.compile(text);

        assertThat(shown(path.look(ROOT, new Effort()))).isEqualTo(shown(path.lookAsJayway(ROOT, new Effort())));
    }

    @Test
    void theCommonKindIsKnown() {
        assertThat(FilteredPath.of("$.items[?(@.price < 10 && @.stock == true)].sku")).isPresent();
        assertThat(FilteredPath.of("$.items[?(@.n =~ /a/)]")).isEmpty();
        assertThat(FilteredPath.of("$..items[*]")).isEmpty();
    }

    private static Object shown(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(var node) -> node;
            case Lookup.Beyond() -> "beyond";
            case Lookup.Missing(var detail) -> detail.get();
        };
    }
}
