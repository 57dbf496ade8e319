package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.HashSet;
import java.util.Set;

/** Query languages: which one a state is written in, and what this version does not know yet. */
final class DialectCheck {

    enum Dialect { JSON_PATH, JSONATA }

    private static final Shape LANGUAGE = Shape.oneOf("JSONPath", "JSONata");

    private DialectCheck() {
    }

    /** What the QueryLanguage of a machine or state says, when it has one. */
    static Dialect of(Place object, Dialect inherited, Findings findings) {
        var language = object.get("QueryLanguage");
        if (language.isEmpty()) {
            return inherited;
        }
        var place = language.get();
        LANGUAGE.check(place, findings);
        if (place.text().equals("JSONata")) {
            if (inherited != Dialect.JSONATA) {
                findings.error(Code.JSONATA_NOT_SUPPORTED, place,
                        "The query language JSONata is not supported by this version yet; expected JSONPath");
            }
            return Dialect.JSONATA;
        }
        if (inherited == Dialect.JSONATA && place.text().equals("JSONPath")) {
            findings.errorInParent(place, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
        return inherited;
    }

    /** Reports the fields of a JSONPath state, catcher or choice rule that belong to JSONata or to variables. */
    static Set<String> laterFields(Place object, Findings findings) {
        var later = new HashSet<String>();
        for (var field : object.fields()) {
            if (field.name().equals("Assign")) {
                later.add(field.name());
                findings.error(Code.VARIABLES_NOT_SUPPORTED, field,
                        "Variables are not supported by this version yet; expected no field 'Assign'");
            } else if (StateFields.JSONATA_ONLY.contains(field.name()) || field.name().equals("Condition")) {
                later.add(field.name());
                findings.errorInParent(field, "The QueryLanguage is set to 'JSONPath', but field '" + field.name()
                        + "' is only supported for the 'JSONata' QueryLanguage");
            }
        }
        return later;
    }
}
