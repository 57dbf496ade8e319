package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.HashSet;
import java.util.Set;

/** Query languages: which one a state is written in, and the fields that belong to the other. */
final class QueryLanguageCheck {

    private static final Shape LANGUAGE = Shape.oneOf("JSONPath", "JSONata");

    private QueryLanguageCheck() {
    }

    /** What the QueryLanguage of a machine or state says, when it has one. */
    static QueryLanguage of(Place object, QueryLanguage inherited, Findings findings) {
        var language = object.get("QueryLanguage");
        if (language.isEmpty()) {
            return inherited;
        }
        var place = language.get();
        LANGUAGE.check(place, findings);
        if (!place.text().equals("JSONPath")) {
            // AWS looks at the rest as at JSONata, whatever stands there
            return QueryLanguage.JSONATA;
        }
        if (inherited == QueryLanguage.JSONATA) {
            findings.errorInParent(place, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
        return inherited;
    }

    /** Reports the fields of a JSONPath state, catcher or choice rule that belong to JSONata, and gives their names. */
    static Set<String> jsonataFields(Place object, Findings findings) {
        var foreign = new HashSet<String>();
        for (var field : object.fields()) {
            if (StateFields.JSONATA_ONLY.contains(field.name()) || field.name().equals("Condition")) {
                foreign.add(field.name());
                findings.errorInParent(field, "The QueryLanguage is set to 'JSONPath', but field '" + field.name()
                        + "' is only supported for the 'JSONata' QueryLanguage");
            }
        }
        return foreign;
    }

    /** The other shape, of an object in whose place JSONPath has these fields too. */
    static Shape jsonata(Fields shape, String... jsonPathOnly) {
        var names = Set.of(jsonPathOnly);
        return (object, findings) -> fields(shape, object,
                jsonPathFields(object, names, findings), findings);
    }

    /** The other shape, of an object in whose place JSONata has Arguments too. */
    static Shape jsonPath(Fields shape) {
        return (object, findings) -> fields(shape, object, jsonataFields(object, findings), findings);
    }

    /** Checks an object whole, but for fields that were reported as those of the other language. */
    private static void fields(Fields shape, Place object, Set<String> foreign, Findings findings) {
        if (!object.isMapping()) {
            Shape.OBJECT.check(object, findings);
            return;
        }
        shape.checkBut(foreign, object, findings);
    }

    /** Reports the fields of a JSONata state, catcher or choice rule that belong to JSONPath, and gives their names. */
    static Set<String> jsonPathFields(Place object, Set<String> names, Findings findings) {
        var foreign = new HashSet<String>();
        for (var field : object.fields()) {
            if (names.contains(field.name())) {
                foreign.add(field.name());
                findings.errorInParent(field, "The QueryLanguage is set to 'JSONata', but field '" + field.name()
                        + "' is only supported for the 'JSONPath' QueryLanguage");
            }
        }
        return foreign;
    }
}
