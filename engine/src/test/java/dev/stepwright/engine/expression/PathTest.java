package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "$              | true  | true ", "$.a.b          | true  | true ", "$['a'][0]      | true  | true ",
        "$$.Execution.Id | true | true ", "$v.a[-1]       | true  | true ", "$.a[*]         | false | false",
        "$..a           | false | false", "$.a[0:1]       | false | false", "$.a[?(@.b)]    | false | false",
        "$.a.length()   | false | true ", "$.a['b','c']   | false | true "})
    void aPathKnowsWhetherItNamesOneNode(String text, boolean reference, boolean definite) throws SyntaxException {
        Path path = Path.compile(text);
        assertThat(path.isReference()).isEqualTo(reference);
        assertThat(path.isDefinite()).isEqualTo(definite);
        assertThat(path.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "$        | true  | true  | false | ''", "$.a    | false | true  | false | ''",
        "$$       | false | false | true  | ''", "$$.a   | false | false | true  | ''",
        "$order   | false | false | false | order", "$order.a[*] | false | false | false | order"})
    void aPathKnowsItsRoot(String text, boolean identity, boolean input, boolean context, String variable)
            throws SyntaxException {
        Path path = Path.compile(text);
        assertThat(path.isIdentity()).isEqualTo(identity);
        assertThat(path.readsInput()).isEqualTo(input);
        assertThat(path.readsContext()).isEqualTo(context).isEqualTo(path.isContext());
        assertThat(path.variable().orElse("")).isEqualTo(variable);
        assertThat(String.join(",", path.variables())).isEqualTo(variable);
    }

    /** The paths of fields and places alone lead where those of any kind lead. */
    @ParameterizedTest
    @ValueSource(strings = {"$", "$.a", "$.a.b", "$.a.b.c", "$.a[0]", "$.l[0]", "$.l[2]", "$.l[-1]", "$.l[-3]", "$.l[3].a",
        "$.l[1].x", "$['l'][1]['x']", "$[\"a\"]", "$.none", "$.none.x", "$.none[0]", "$.q", "$.q.r", "$.l.x", "$.n.x",
        "$[0]", "$.l[1][0]", "$['a.b']", "$['$']", "$['q\\\"x']", "$.l[2].x", "$.l[2][0]", "$.l[-1].x"})
    void aSimplePathLeadsWhereOneOfAnyKindLeads(String text) throws SyntaxException {
        FixedScope scope = FixedScope.of("""
                {"a": {"b": 1}, "l": [1, {"x": [2]}, null], "none": null, "n": 1, "a.b": 3, "$": 4}""");
        assertThat(Path.compile(text).isReference()).isTrue();
        assertThat(outcome(Path.compile(text).look(scope)))
                .isEqualTo(outcome(CompiledPath.compile(text).look(scope.input(), new Effort())));
    }

    private static String outcome(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(var node) -> Json.write(node);
            case Lookup.Beyond() -> "null";
            case Lookup.Missing(var detail) -> "missing: " + detail.get();
        };
    }

    @Test
    void aPathThatNeverEndsIsGivenUp() throws SyntaxException {
        Path path = Path.compile("$..*..*..*..*..nothing");
        FixedScope scope = FixedScope.of("[".repeat(200) + "]".repeat(200));
        assertThatThrownBy(() -> path.find(scope)).isInstanceOf(EvaluationException.class)
                .hasMessageContaining("given up");
    }

    @Test
    void aPathIsBoundedInLength() {
        assertThatThrownBy(() -> Path.compile("$" + ".a".repeat(PathSyntax.MAX_LENGTH)))
                .isInstanceOf(SyntaxException.class).hasMessageContaining("longer than");
        assertThatThrownBy(() -> ReferencePath.compile("$" + ".a".repeat(Json.MAX_DEPTH + 1)))
                .isInstanceOf(SyntaxException.class).hasMessageContaining("at most 1000 steps");
        assertThatThrownBy(() -> Path.compile("$" + "[*]".repeat(PathCompiler.MAX_STEPS + 1)))
                .isInstanceOf(SyntaxException.class).hasMessageContaining("at most 1000 steps");
        assertThatThrownBy(() -> Path.compile("$[?(" + "(".repeat(20_000)))
                .isInstanceOf(SyntaxException.class);
    }

    @Test
    void aScopeIsAskedOnlyForWhatIsNeeded() throws SyntaxException {
        assertThat(Path.compile("$v").read(new OnlyVariables())).isEqualTo(Json.parse("\"v\""));
        assertThat(Intrinsic.compile("States.Format('{}', $w)").evaluate(new OnlyVariables(), new FixedChance()))
                .isEqualTo(Json.parse("\"w\""));
    }

    private record OnlyVariables() implements Scope {
        @Override
        public JsonNode input() {
            throw new AssertionError("nobody needs the input");
        }

        @Override
        public JsonNode context() {
            throw new AssertionError("nobody needs the context object");
        }

        @Override
        public JsonNode variable(String name) {
            return Json.mapper().valueToTree(name);
        }
    }
}
