package dev.stepwright.local.mocks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mock file, read whole:
 *
 * <pre>
 * {"StateMachines": {"orders": {"TestCases": {"paid": {"Charge": "Charged"}}}},
 *  "MockedResponses": {"Charged": {"0-1": {"Throw": {"Error": "Busy", "Cause": "try again"}}, "2": {"Return": {"id": 7}}}}}
 * </pre>
 *
 * @param cases by machine, by name of the case, by state
 */
public record MockFile(Map<String, Map<String, Map<String, MockedResponse>>> cases) {

    private static final long LONGEST = 1_000_000;
    private static final Pattern TURNS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    /** Throws {@link MockFileFaulty}. */
    public static MockFile read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new MockFileFaulty(file + ": expected a mock file of at most " + LONGEST + " bytes, found " + Files.size(file));
            }
            return of(file.toString(), Json.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new MockFileFaulty("mock file " + file + " cannot be read: " + (Files.exists(file) ? e.toString() : "there is no such file"));
        } catch (MalformedJsonException e) {
            throw new MockFileFaulty(file + ": expected JSON, found " + e.what());
        }
    }

    private static MockFile of(String file, JsonNode json) {
        var responses = new LinkedHashMap<String, MockedResponse>();
        object(file, "MockedResponses", json.path("MockedResponses")).properties()
                .forEach(one -> responses.put(one.getKey(), response(file, one.getKey(), one.getValue())));
        var machines = new LinkedHashMap<String, Map<String, Map<String, MockedResponse>>>();
        for (var machine : object(file, "StateMachines", json.path("StateMachines")).properties()) {
            var at = "StateMachines." + machine.getKey() + ".TestCases";
            var cases = new LinkedHashMap<String, Map<String, MockedResponse>>();
            for (var one : object(file, at, machine.getValue().path("TestCases")).properties()) {
                var states = new LinkedHashMap<String, MockedResponse>();
                object(file, at + "." + one.getKey(), one.getValue()).properties().forEach(state -> states.put(state.getKey(),
                        Optional.ofNullable(responses.get(state.getValue().asText())).orElseThrow(() -> new MockFileFaulty(file + ": expected "
                                + at + "." + one.getKey() + "." + state.getKey() + " to name one of MockedResponses, found " + state.getValue()))));
                cases.put(one.getKey(), states);
            }
            machines.put(machine.getKey(), cases);
        }
        return new MockFile(machines);
    }

    private static MockedResponse response(String file, String name, JsonNode json) {
        var turns = new ArrayList<MockedResponse.Turn>();
        for (var turn : object(file, "MockedResponses." + name, json).properties()) {
            var at = "MockedResponses." + name + "." + turn.getKey();
            var numbers = TURNS.matcher(turn.getKey());
            if (!numbers.matches()) {
                throw new MockFileFaulty(file + ": expected the members of MockedResponses." + name + " to be a number or two, as 0 or 1-2, found "
                        + turn.getKey());
            }
            var from = Integer.parseInt(numbers.group(1));
            turns.add(new MockedResponse.Turn(from, numbers.group(2) == null ? from : Integer.parseInt(numbers.group(2)),
                    answer(file, at, turn.getValue())));
        }
        return new MockedResponse(name, turns);
    }

    private static MockedResponse.Answer answer(String file, String at, JsonNode json) {
        if (json.has("Return") == json.has("Throw")) {
            throw new MockFileFaulty(file + ": expected " + at + " to have one of Return and Throw, found " + json);
        }
        if (json.has("Return")) {
            return new MockedResponse.Answer.Return(json.get("Return"));
        }
        var error = json.at("/Throw/Error");
        if (!error.isTextual()) {
            throw new MockFileFaulty(file + ": expected " + at + ".Throw.Error to be text, found " + json.get("Throw"));
        }
        return new MockedResponse.Answer.Throw(error.textValue(), json.at("/Throw/Cause").asText(""));
    }

    private static JsonNode object(String file, String at, JsonNode json) {
        if (!json.isObject()) {
            throw new MockFileFaulty(file + ": expected " + at + " to be an object, found " + (json.isMissingNode() ? "none" : json));
        }
        return json;
    }
}
