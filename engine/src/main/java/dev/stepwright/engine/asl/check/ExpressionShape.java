package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.ReferencePath;
import dev.stepwright.engine.expression.SyntaxException;
import java.util.regex.Pattern;

/** Fields that hold an expression of the JSONPath dialect (States Language, "Paths", "Reference Paths"). */
final class ExpressionShape {

    private static final String NOT_A_PATH = "Value must be a valid JSONPath.";
    static final String NOT_A_REFERENCE = "Value is not a Reference Path";
    /** The operators a Reference Path may not have; what stands in quotes is a name. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern MANY = Pattern.compile("\\.\\.|[@,:?*]");

    private ExpressionShape() {
    }

    /** InputPath, OutputPath. */
    static final Shape PATH_OR_NULL = nullOr(Shape.TEXT.and(ExpressionShape::path));
    /** A path that leads to one value: Variable, SecondsPath, ItemsPath. */
    static final Shape REFERENCE = Shape.TEXT.and(ExpressionShape::path).and(ExpressionShape::single);
    /** The same in a Choice rule, where AWS has other words for it. */
    static final Shape RULE_REFERENCE = Shape.TEXT.and((value, findings) -> {
        if (value.text().startsWith("$")) {
            REFERENCE.check(value, findings);
        } else {
            findings.error(value, NOT_A_REFERENCE + ": Reference path didn't start with '$'");
        }
    });
    /** ResultPath. */
    static final Shape PLACEMENT = nullOr(Shape.TEXT.and(ExpressionShape::placement));
    /** ErrorPath, CausePath: a path, or a function that gives a text. */
    static final Shape TEXT_EXPRESSION = Shape.TEXT.and(ExpressionShape::textExpression);

    private static Shape nullOr(Shape shape) {
        return (value, findings) -> {
            if (!value.isNull()) {
                shape.check(value, findings);
            }
        };
    }

    private static void path(Place value, Findings findings) {
        if (value.text().endsWith("[")) {
            // the path library takes it for the path before the bracket; AWS refuses it
            findings.error(value, NOT_A_PATH);
            return;
        }
        try {
            Path.compile(value.text());
        } catch (SyntaxException e) {
            findings.error(value, NOT_A_PATH);
        }
    }

    private static void single(Place value, Findings findings) {
        if (MANY.matcher(QUOTED.matcher(value.text()).replaceAll("")).find()) {
            findings.error(value, NOT_A_REFERENCE + ": '" + value.text() + "' may lead to more than one value");
        }
    }

    private static void placement(Place value, Findings findings) {
        try {
            ReferencePath.compile(value.text());
        } catch (SyntaxException e) {
            findings.error(value, value.text().startsWith("$") && e.getMessage().startsWith(NOT_A_REFERENCE)
                    ? e.getMessage() : NOT_A_PATH);
        }
    }

    private static void textExpression(Place value, Findings findings) {
        try {
            Expression.compile(value.text());
        } catch (SyntaxException e) {
            findings.error(value, value.text().startsWith("States.") ? "The value for the field '" + value.name()
                    + "' must be a valid JSONPath or a valid intrinsic function call" : NOT_A_PATH);
        }
    }
}
