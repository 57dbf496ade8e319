package dev.stepwright.engine.expression.jsonata.picture;

import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A picture of a number, {@code #,##0.00}, perhaps with another for negative ones (XPath Functions 3.1, "fn:format-number").
 *
 * @param pictures one, or two
 */
public record NumberPicture(List<SubPicture> pictures, NumberSigns signs) {

    /** @throws Failure {@code D3080} to {@code D3093} */
    public static NumberPicture of(String picture, Map<String, String> options) {
        var signs = NumberSigns.of(options);
        var parts = picture.split(Pattern.quote(signs.pattern()), -1);
        if (parts.length > 2) {
            throw new Failure(Code.D3080);
        }
        return new NumberPicture(Arrays.stream(parts).map(part -> SubPicture.of(part, signs)).toList(), signs);
    }

    /** What is not a number is written as a negative one. */
    public String format(double number) {
        var first = pictures.getFirst();
        if (number >= 0) {
            return new NumberWriter(first, signs).write(first.prefix(), number);
        }
        return pictures.size() > 1 ? new NumberWriter(pictures.get(1), signs).write(pictures.get(1).prefix(), number)
                : new NumberWriter(first, signs).write(signs.minus() + first.prefix(), number);
    }
}
