package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.reader.ReadResult;
import dev.stepwright.engine.asl.source.Format;

/** A definition as a request brings it: JSON, as on AWS. */
final class Definition {

    /** In characters (API reference, CreateStateMachine). */
    static final int LONGEST = 1_048_576;

    private Definition() {
    }

    static ReadResult read(String definition, MachineType type) {
        return DefinitionReader.read(definition, Format.JSON, type);
    }

    /** @throws ApiException InvalidDefinition, with every fault */
    static void expectValid(String definition, MachineType type) {
        var result = read(definition, type);
        if (result.machine().isEmpty()) {
            throw new ApiException(new ApiError.InvalidDefinition(result.invalidDefinition()));
        }
    }
}
