package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.expression.SyntaxException;
import dev.stepwright.engine.expression.jsonata.JsonataExpression;
import dev.stepwright.engine.expression.jsonata.JsonataScope;
import dev.stepwright.engine.expression.jsonata.StatesPart;
import dev.stepwright.engine.inprocess.FixedRandomness;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Expressions made from the grammar, over made input, come to what npm's jsonata 2.0.6 makes of them: proof/jsonata runs it. */
@EnabledIfSystemProperty(named = "differential.modules", matches = ".+")
class JsonataDifferentialTest {

    private static final int BATCH = 200;
    private static final int SHOWN = 40;
    private static final Pattern EMPTY_GROUP = Pattern.compile("\\{(\"k\"|\\$string|a|s|\\$type)[^}]*}|~> \\|");
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("\\[.*,.*]|\\{.*,.*}");
    private static final Randomness NO_CHANCE = new FixedRandomness();

    private record Given(String expression, JsonNode input) implements JsonataScope {

        private String line() {
            return Json.write(Json.mapper().createObjectNode().put("e", expression).set("i", input));
        }

        @Override
        public String toString() {
            return expression + "\n  over " + Json.write(input);
        }

        @Override
        public JsonNode states(StatesPart part) {
            return part == StatesPart.INPUT ? input : null;
        }

        @Override
        public JsonNode variable(String name) {
            return null;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    @Test
    void comesToWhatTheReferenceComesTo() throws IOException {
        var count = Long.getLong("differential.count", 20_000);
        var seed = Long.getLong("differential.seed", System.nanoTime());
        var differences = new ArrayList<String>();
        var tally = new TreeMap<String, Integer>();
        try (var reference = new ReferenceEvaluator()) {
            for (var done = 0L; done < count && differences.size() < SHOWN; done += BATCH) {
                var batch = batch(seed + done);
                var answers = reference.answers(batch.stream().map(Given::line).toList());
                for (var i = 0; i < BATCH; i++) {
                    var verdict = verdict(answers.get(i), batch.get(i));
                    tally.merge(verdict.startsWith("DIFFERS") ? "differs" : verdict, 1, Integer::sum);
                    if (verdict.startsWith("DIFFERS")) {
                        differences.add(batch.get(i) + "\n  " + verdict);
                    }
                }
            }
        }
        System.out.println("differential from seed " + seed + ": " + tally);
        assertThat(differences).isEmpty();
    }

    private static List<Given> batch(long seed) {
        var batch = new ArrayList<Given>();
        for (var i = 0; i < BATCH; i++) {
            var dice = new Dice(seed + i);
            batch.add(new Given(new ReferenceGrammar(dice).expression(3), input(dice)));
        }
        return batch;
    }

    private static JsonNode input(Dice dice) {
        var object = Json.mapper().createObjectNode();
        for (var name : new String[] {"a", "b", "items", "n", "s", "t"}) {
            if (!dice.oneIn(6)) {
                object.set(name, Json.parse(dice.pick("1", "2", "\"a\"", "\"b,c\"", "[1,2,3]", "[]", "{}", "null", "true", "[{\"a\":1,\"n\":2},{\"a\":2,\"n\":1}]",
                        "{\"a\":{\"b\":1},\"b\":[1,[2]]}", "[[1],[2,3]]", "[\"x\",\"y\"]", "{\"b\":\"q\",\"2\":1,\"1\":[3]}", "[{\"a\":[1,2],\"b\":{\"c\":3}}]", "2.5",
                        "[3,1,2]", "[{\"s\":\"a\",\"n\":1},{\"s\":\"a\",\"n\":2}]")));
            }
        }
        return object;
    }

    private static String verdict(JsonNode reference, Given given) {
        String code;
        JsonNode value = null;
        try {
            value = JsonataExpression.compile(given.expression).evaluate("r", given, NO_CHANCE);
            code = "";
        } catch (SyntaxException e) {
            code = e.getMessage();
        } catch (EvaluationException e) {
            code = e.getMessage().replaceFirst("(?s)^The JSONata expression '.*?' specified for the field 'r' ", "");
        }
        return verdict(reference, given, code, value);
    }

    private static String verdict(JsonNode reference, Given given, String failure, JsonNode value) {
        if (failure.contains("during evaluation: ")) {
            return "bounded";
        }
        if (reference == ReferenceEvaluator.ENDLESS) {
            System.out.println("no end: " + given + "\n  here: " + (value == null ? failure : Json.write(value)));
            return "no end";
        }
        if (reference.has("c") && reference.get("c").textValue().isEmpty() || reference.toString().contains("function")
                && reference.toString().contains("return")) {
            return "no code"; // the reference stumbles over something in JavaScript, or shows its own source
        }
        if (reference.toString().contains("_jsonata_")) {
            return "insides"; // of a function, which the reference shows as an object
        }
        if (failure.contains("the time is out of range") || reference.toString().contains("NaN:") || given.expression.contains("$fromMillis(1e21)")) {
            return "no date";
        }
        if (value != null && value.toString().length() != reference.path("v").toString().length() && EMPTY_GROUP.matcher(given.expression).find()
                && (given.input.toString().contains("[]") || given.expression.contains("~> |"))) {
            return "empty group"; // the reference puts an undefined item into the empty array of the input that it groups
        }
        var same = reference.has("v") ? value != null && areSame(reference.get("v"), value, 0)
                : reference.has("u") ? failure.startsWith("returned nothing") : reference.has("f") ? failure.startsWith("returned an unsupported")
                        : told(failure).contains(told(reference.get("c").textValue() + ": " + reference.get("m").textValue()));
        if (!same && reference.has("c") && failure.contains("during evaluation. ") && SIDE_BY_SIDE.matcher(given.expression).find()) {
            return "another error"; // the reference evaluates what stands side by side at the same time
        }
        if (!same && reference.has("w") && !verdict(reference.get("w"), given, failure, value).startsWith("DIFFERS")) {
            return "flags shown"; // the reference's wildcard takes its own flags of a sequence in an array for values
        }
        if (!same && given.expression.contains("$power") && value != null && areSame(reference.path("v"), value, 2)) {
            return "digits"; // the last of a power
        }
        return same ? reference.has("v") ? "value" : reference.has("u") ? "undefined" : reference.has("f") ? "function" : "error"
                : "DIFFERS: " + reference + " but " + (value == null ? failure : Json.write(value));
    }

    /** Without the name of a function, which the reference remembers from whoever called it last. */
    private static String told(String sentence) {
        return sentence.replaceAll("of function \\S+", "of function");
    }

    /** @param digits how many units in its last place a number may be off */
    private static boolean areSame(JsonNode one, JsonNode other, int digits) {
        if (one.isNumber() && other.isNumber()) {
            return Math.abs(one.doubleValue() - other.doubleValue()) <= digits * Math.ulp(one.doubleValue());
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (var i = 0; i < one.size(); i++) {
                if (!areSame(one.get(i), other.get(i), digits)) {
                    return false;
                }
            }
            return true;
        }
        if (one.isObject() && other.isObject() && one.size() == other.size()) {
            return one.properties().stream().allMatch(member -> other.has(member.getKey())
                    && areSame(member.getValue(), other.get(member.getKey()), digits));
        }
        return one.equals(other);
    }
}
