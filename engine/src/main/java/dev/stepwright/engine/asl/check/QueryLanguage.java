package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Place;

/** The query languages. */
public enum QueryLanguage {
    JSON_PATH, JSONATA;

    /** What the QueryLanguage of a machine or state says; of a state it can only lead to JSONata. */
    public static QueryLanguage of(Place object, QueryLanguage inherited) {
        return object.get("QueryLanguage").filter(language -> language.text().equals("JSONata"))
                .map(_ -> JSONATA).orElse(inherited);
    }
}
