package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.PayloadTemplate;
import java.util.regex.Pattern;

/** Payload templates (States Language, "Payload Template"), and texts that look like expressions where none is read. */
final class TemplateShape {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\$?[.\\[].+|States\\.[A-Z][A-Za-z0-9]+\\(.*\\)");

    private TemplateShape() {
    }

    /** Parameters, ItemSelector, ResultSelector: an object by the specification, but AWS takes arrays too. */
    static final Shape TEMPLATE = TemplateShape::template;
    /** Result of a Pass state. */
    static final Shape STATIC = (value, findings) -> literal(value, Code.PASS_RESULT_IS_STATIC, findings);
    /** Error, Cause. */
    static final Shape LITERAL = Shape.TEXT.and((value, findings) -> literal(value, Code.NO_PATH, findings));

    static boolean looksLikeExpression(Place value) {
        return EXPRESSION.matcher(value.text()).matches();
    }

    private static void template(Place value, Findings findings) {
        PayloadTemplate.compile(value.json(), fault -> {
            var field = value.at(fault.pointer());
            if (field == value) {
                findings.error(field, fault.message());
            } else {
                findings.errorInParent(field, fault.message());
            }
        });
        literal(value, Code.NO_DOLLAR, findings);
        twins(value, findings);
    }

    private static void twins(Place value, Findings findings) {
        for (var field : value.fields()) {
            if (value.has(field.name() + ".$")) {
                findings.warning(Code.NO_EFFECT, field, "The field '" + field.name() + "' stands for the same as '"
                        + field.name() + ".$' beside it; expected one of them");
            }
            twins(field, findings);
        }
        value.items().forEach(item -> twins(item, findings));
    }

    private static void literal(Place value, Code code, Findings findings) {
        var dollar = value.name().endsWith(".$");
        if (looksLikeExpression(value) && !(dollar && code == Code.NO_DOLLAR)
                || dollar && code == Code.PASS_RESULT_IS_STATIC) {
            findings.warning(code, value, switch (code) {
                case PASS_RESULT_IS_STATIC -> "Result is taken literally: '" + value.text() + "' is not evaluated";
                case NO_PATH -> "'" + value.text() + "' looks like an expression, but the name of the field '"
                        + value.name() + "' does not end with 'Path'";
                default -> "'" + value.text() + "' looks like an expression, but the name of the field '"
                        + value.name() + "' does not end with '.$'";
            });
        }
        value.fields().forEach(field -> literal(field, code, findings));
        value.items().forEach(item -> literal(item, code, findings));
    }
}
