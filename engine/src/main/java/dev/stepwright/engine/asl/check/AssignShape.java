package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.regex.Pattern;

/** Assign: the names of variables (AWS guide, "Passing data between states with variables") and their values. */
final class AssignShape {

    private static final int MAX_NAME = 80;
    private static final Pattern NAME = Pattern.compile("[\\p{javaUnicodeIdentifierStart}_][\\p{javaUnicodeIdentifierPart}]*");

    static final Shape JSON_PATH = Shape.OBJECT.and((assign, findings) -> {
        names(assign, true, findings);
        TemplateShape.TEMPLATE.check(assign, findings);
    });
    static final Shape JSONATA = jsonata(JsonataShape.TEMPLATE);
    /** Of a state that has a result. */
    static final Shape JSONATA_RESULT = jsonata(JsonataShape.RESULT_TEMPLATE);
    static final Shape JSONATA_CATCH = jsonata(JsonataShape.CATCH_TEMPLATE);

    private AssignShape() {
    }

    private static Shape jsonata(Shape template) {
        return Shape.OBJECT.and((assign, findings) -> {
            names(assign, false, findings);
            template.check(assign, findings);
        });
    }

    private static void names(Place assign, boolean jsonPath, Findings findings) {
        for (var field : assign.fields()) {
            var name = jsonPath && field.name().endsWith(".$") ? field.name().substring(0, field.name().length() - 2)
                    : field.name();
            if (name.equals("states")) {
                findings.errorInParent(field, "The variable name 'states' is reserved");
            } else if (!NAME.matcher(name).matches() || name.codePointCount(0, name.length()) > MAX_NAME) {
                findings.errorInParent(field, "'" + name + "' is not a valid variable name: expected a letter, then letters, "
                        + "digits and underscores, " + MAX_NAME + " characters at most");
            }
        }
    }
}
