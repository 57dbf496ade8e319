package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random paths lead where json-path 2.0.0 leads, which AWS behaves like, and lead nowhere for the same reason. */
class PathDifferentialTest {

    private static final int PATHS = Integer.getInteger("paths", 20_000);
    private static final List<JsonNode> DOCUMENTS = List.of(Json.parse("""
            {"a": {"b": 1, "a": null, "c": {"b": "x"}}, "b": [{"a": 1, "b": "x"}, {"a": 2.5, "c": null}, {"b": [1, 2, {"a": 3}]}, null, 7, "x",
             true, [{"a": "1"}, [0]]], "c": "text", "x y": {"a": {"a": {"a": 0}}}, "it's": 1, "a]": 2, "null": null, "length": 4}"""),
            Json.parse("""
            [{"a": 1, "b": {"a": "null"}}, {"a": "x", "b": []}, {"a": true, "c": {"a": {"b": 2}}}, {"a": null}, {}, [], [1, [2, 3]], "x", 0]"""),
            Json.parse("""
            {"a": [1, 2, 3, 10, -1, 0.1, 100000000000000001], "b": ["x", "y", "a/b", "it's", ""], "c": [{"a": [1, 2]}, {"a": []}, {"a": ["x"]}]}"""),
            Json.parse("\"text\""), Json.parse("5"));
    private static final Configuration LIBRARY = Configuration.builder().jsonProvider(new JacksonJsonNodeJsonProvider(Json.mapper()))
            .mappingProvider(new JacksonMappingProvider()).build();

    /** What follows is a value, of which the library sometimes shows the text and sometimes the JSON. */
    private static final String CONTEXT = "Current context is:";

    @Test
    void leadsWhereTheLibraryLeads() {
        var differences = new ArrayList<String>();
        for (int seed = 0; seed < PATHS && differences.size() < 40; seed++) {
            String path = new Paths(new Random(seed)).path();
            for (JsonNode document : DOCUMENTS) {
                String theirs = library(path, document);
                String ours = ours(path, document);
                if (!ours.equals(theirs) && !(ours.contains(CONTEXT) && ours.replace("\"", "").equals(theirs.replace("\"", "")))) {
                    differences.add(path + "\n  of " + document + "\n  library " + theirs + "\n  ours    " + ours);
                    break;
                }
            }
        }
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    private static String library(String path, JsonNode document) {
        JsonPath compiled;
        try {
            compiled = JsonPath.compile(path);
        } catch (InvalidPathException e) {
            return "refused";
        }
        try {
            Object value = compiled.read(document, LIBRARY);
            return Json.write(value == null ? NullNode.instance : Json.mapper().<JsonNode>valueToTree(value));
        } catch (InvalidPathException e) {
            return e.getMessage();
        } catch (NumberFormatException e) {
            return "no number";
        }
    }

    private static String ours(String path, JsonNode document) {
        try {
            return switch (CompiledPath.compile(path).look(document, new Effort())) {
                case Lookup.Found(var node) -> Json.write(node);
                case Lookup.Beyond() -> "null";
                case Lookup.Missing(var detail) -> detail.get().contains("is compared with a number") ? "no number" : detail.get();
            };
        } catch (SyntaxException _) {
            return "refused";
        }
    }

    /** Paths of the grammar, and some that are nearly of it. */
    private record Paths(Random dice) {

        String path() {
            var text = new StringBuilder("$");
            int steps = 1 + dice.nextInt(4);
            for (int i = 0; i < steps; i++) {
                text.append(step());
            }
            return text.toString();
        }

        private String step() {
            return switch (dice.nextInt(14)) {
                case 0, 1, 2 -> "." + name();
                case 3 -> "['" + name() + "']";
                case 4 -> "[" + place() + "]";
                case 5 -> "[*]";
                case 6 -> one(".*", "..", "..*", "[*]", "..[*]", ".['a']", "*");
                case 7 -> "[" + place() + one(",", ":", ", ") + place() + "]";
                case 8 -> one("[" + place() + ":]", "[:" + place() + "]", "[(@.length-" + dice.nextInt(3) + ")]", "[(@.size() - 1)]",
                        "[ " + place() + " ]", "[0:3:1]", "[1::2]", "[0,]", "[99]");
                case 9 -> "['" + name() + "', '" + name() + "']";
                case 10 -> one("..", ".") + name() + one("", "[" + place() + "]");
                case 11 -> one(".length()", ".sum()", ".a()", "['x y']", "['it's']", ".$", "[]", "[b]", "['']", "[ 'a' ]", ". a");
                default -> one("", "", "..") + "[?(" + tests() + ")]";
            };
        }

        private String tests() {
            String test = test();
            return switch (dice.nextInt(8)) {
                case 0 -> test + " && " + test();
                case 1 -> test + "||" + test();
                case 2 -> test + " && " + test() + " || " + test();
                case 3 -> "(" + test + " || " + test() + ") && " + test();
                default -> test;
            };
        }

        private String test() {
            return switch (dice.nextInt(12)) {
                case 0 -> "@." + name();
                case 1 -> "!@." + name();
                case 2 -> operand() + " =~ " + one("/.*/", "/X/i", "/[0-9.]+/", "/a/b/");
                case 3 -> one("!(@.a)", "@.a in [1]", "@.a size 2", "1 == @.a", "'x' == @.b", "/x/ =~ @.a", "@.a == /x/", "!@.a == 1", "", "a",
                        "@..a == 1", "@[*]", "@.a == null", "@ != null", "@.a >= null", "@.a == $.a.b", "@['a','b']");
                default -> operand() + one(" == ", "==", " != ", " < ", " >= ", " > ", "<=") + one("1", "2", "2.5", "'x'", "x", "\"x\"", "true",
                        "'true'", "null", "a/b", "/x", "'it\\'s'", "100000000000000001", "0.10", "@." + name(), "$.a", "$.b[0].a", "''");
            };
        }

        private String operand() {
            return one("@", "@." + name(), "@." + name() + "." + name(), "@['" + name() + "']", "@." + name() + "[" + place() + "]", "$.a.b");
        }

        private String name() {
            return one("a", "b", "c", "a", "b", "nope", "x y", "length");
        }

        private String place() {
            return one("0", "1", "2", "-1", "-2", "7");
        }

        private String one(String... choices) {
            return choices[dice.nextInt(choices.length)];
        }
    }
}
