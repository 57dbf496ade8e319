package dev.stepwright.engine.asl.reader;

import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.asl.Text;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.Intrinsic;
import dev.stepwright.engine.expression.Path;
import dev.stepwright.engine.expression.PayloadTemplate;
import dev.stepwright.engine.expression.ReferencePath;
import dev.stepwright.engine.expression.SyntaxException;
import java.util.Optional;

/** Compiles the expressions of fields that the check has compiled before, and found sound. */
final class ExpressionReader {

    private ExpressionReader() {
    }

    static Path path(Place value) {
        try {
            return Path.compile(value.text());
        } catch (SyntaxException e) {
            throw unchecked(value, e);
        }
    }

    static ReferencePath referencePath(Place value) {
        try {
            return ReferencePath.compile(value.text());
        } catch (SyntaxException e) {
            throw unchecked(value, e);
        }
    }

    static PayloadTemplate template(Place value) {
        return PayloadTemplate.compile(value.json(), fault -> {
            throw new AssertionError("the check lets no such template pass: " + value + fault);
        });
    }

    /** A number in a field, or a path in the field of that name with {@code Path} behind it. */
    static Optional<Quantity> quantity(Place object, String field) {
        return object.get(field).<Quantity>map(value -> new Quantity.Fixed(value.json().doubleValue()))
                .or(() -> object.get(field + "Path").map(value -> new Quantity.From(path(value))));
    }

    /** A text in one field, or an expression in another. */
    static Optional<Text> text(Place object, String literal, String computed) {
        return object.get(literal).<Text>map(value -> new Text.Literal(value.text()))
                .or(() -> object.get(computed).map(ExpressionReader::computed));
    }

    private static Text computed(Place value) {
        try {
            return switch (Expression.compile(value.text())) {
                case Path path -> new Text.From(path);
                case Intrinsic intrinsic -> new Text.Computed(intrinsic);
            };
        } catch (SyntaxException e) {
            throw unchecked(value, e);
        }
    }

    private static AssertionError unchecked(Place value, SyntaxException e) {
        return new AssertionError("the check lets no such expression pass: " + value, e);
    }
}
