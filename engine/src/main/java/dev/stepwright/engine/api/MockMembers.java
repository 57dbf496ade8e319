package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.asl.ItemReader;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Mock;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.teststate.MockSchemas;
import dev.stepwright.engine.teststate.Mocking;
import dev.stepwright.engine.teststate.Mocking.FieldValidation;
import dev.stepwright.engine.teststate.ReaderData;
import java.util.Optional;

/** The members {@code mock} and {@code stateConfiguration} of TestState. */
record MockMembers(MockSchemas schemas, State state) {

    private static final Arguments NONE = new Arguments(Operation.answer());
    private static final String RESULT = "result";
    private static final String ERROR_OUTPUT = "errorOutput";

    static Member mock(long documentBytes) {
        return Member.structure("mock", Member.data(RESULT, documentBytes),
                Member.structure(ERROR_OUTPUT, Member.secret("error", 0, 256), Member.secret("cause", 0, Failure.LONGEST_CAUSE)),
                Member.choice("fieldValidationMode", "STRICT", "PRESENT", "NONE"));
    }

    static Member configuration(long documentBytes) {
        return Member.structure("stateConfiguration", Member.number("retrierRetryCount", 0, Integer.MAX_VALUE),
                Member.secret("errorCausedByState", 1, 80), Member.number("mapIterationFailureCount", 0, Integer.MAX_VALUE),
                Member.data("mapItemReaderData", documentBytes));
    }

    /** @return empty when the state is tested without one */
    Optional<Mock> read(Arguments in) {
        var given = in.structure("mock");
        if (given.isEmpty()) {
            Mocking.needed(state).ifPresent(why -> {
                throw new ApiException(new ApiError.InvalidDefinition(why));
            });
            return Optional.empty();
        }
        Mocking.refused(state).ifPresent(MockMembers::refuse);
        if (in.flag("revealSecrets", false)) {
            refuse("TestState does not support RevealSecrets when a mock is specified.");
        }
        return Optional.of(read(given.get(), in.structure("stateConfiguration").orElse(NONE)));
    }

    private Mock read(Arguments given, Arguments configuration) {
        if (given.has(RESULT) == given.has(ERROR_OUTPUT)) {
            refuse(given.has(RESULT) ? "A test mock should have only one of the following fields: [result, errorOutput]."
                    : "A test mock should have one of the following fields: [result, errorOutput].");
        }
        configuration.optionalText("errorCausedByState").flatMap(cause -> Mocking.faultOfCause(state, cause)).ifPresent(MockMembers::refuse);
        var read = configuration.optionalText("mapItemReaderData").flatMap(this::read);
        return given.structure(ERROR_OUTPUT)
                .<Mock>map(failed -> new Mock.Failed(new Failure(failed.optionalText("error"), failed.optionalText("cause")), read))
                .orElseGet(() -> result(given, configuration, read));
    }

    private Mock result(Arguments given, Arguments configuration, Optional<Payload> read) {
        var result = parsed(given.text(RESULT), "Mocked result must be valid JSON");
        var validation = given.optionalText("fieldValidationMode").map(FieldValidation::valueOf).orElse(FieldValidation.STRICT);
        var failedIterations = configuration.optionalNumber("mapIterationFailureCount").orElse(0);
        Mocking.fault(state, result, validation, schemas).or(() -> Mocking.fault(state, result, failedIterations)).ifPresent(MockMembers::refuse);
        return new Mock.Result(Payload.of(result), failedIterations, read);
    }

    private Optional<Payload> read(String data) {
        return reader().map(reader -> {
            try {
                return Payload.of(ReaderData.read(reader.config(), data));
            } catch (MalformedJsonException _) {
                throw refused("Expected mapItemReaderData to be of the format that ReaderConfig names, found malformed JSON");
            }
        });
    }

    private Optional<ItemReader> reader() {
        return state instanceof MapState map && map.mode() instanceof MapState.Mode.Distributed mode ? mode.reader() : Optional.empty();
    }

    private static JsonNode parsed(String json, String otherwise) {
        try {
            return Json.parse(json);
        } catch (MalformedJsonException _) {
            throw refused(otherwise);
        }
    }

    private static void refuse(String message) {
        throw refused(message);
    }

    private static ApiException refused(String message) {
        return new ApiException(new ApiError.ValidationException(message));
    }
}
