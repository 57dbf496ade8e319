package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.check.QueryLanguage;
import dev.stepwright.engine.asl.source.Place;

/** Builds one state, in the query language that it is written in. */
final class StateReader {

    private StateReader() {
    }

    /** @param machine the query language of the machine: of this state and of those within it, unless they name another */
    static State state(Place state, QueryLanguage machine) {
        return switch (QueryLanguage.of(state, machine)) {
            case JSON_PATH -> JsonPathStateReader.state(state, machine);
            case JSONATA -> JsonataStateReader.state(state, machine);
        };
    }
}
