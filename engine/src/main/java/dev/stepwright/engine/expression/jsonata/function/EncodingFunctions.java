package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** docs.jsonata.org, "String functions": base64, in UTF-8 as on AWS, and parts of URLs (ECMA-262, "URI handling functions"). */
final class EncodingFunctions {

    private static final String UNRESERVED = "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";
    private static final HexFormat ESCAPES = HexFormat.of().withUpperCase();

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("base64encode", "<s-:s>", 1, EncodingFunctions::encode),
            BuiltIn.ofDefined("base64decode", "<s-:s>", 1, EncodingFunctions::decode),
            BuiltIn.ofDefined("encodeUrlComponent", "<s-:s>", 1, it -> escaped(it, UNRESERVED)),
            BuiltIn.ofDefined("encodeUrl", "<s-:s>", 1, it -> escaped(it, UNRESERVED + RESERVED)),
            BuiltIn.ofDefined("decodeUrlComponent", "<s-:s>", 1, it -> unescaped(it, "")),
            BuiltIn.ofDefined("decodeUrl", "<s-:s>", 1, it -> unescaped(it, RESERVED)));

    private EncodingFunctions() {
    }

    private static JsonNode encode(Arguments it) {
        return it.made(Base64.getEncoder().encodeToString(it.text(0).getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode decode(Arguments it) {
        var digits = it.text(0).replaceAll("[ \\t\\n\\r]|=+\\s*$", "").replace('-', '+').replace('_', '/');
        try {
            return it.made(new String(Base64.getDecoder().decode(digits.length() % 4 == 1 ? digits.substring(1) : digits),
                    StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw it.refuse("the text is not Base64");
        }
    }

    private static Failure malformed(Arguments it) {
        return new Failure(Code.D3140).message(it.name()).value(it.any(0));
    }

    private static JsonNode escaped(Arguments it, String kept) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(it.text(0)));
            var escaped = new StringBuilder();
            while (bytes.hasRemaining()) {
                var b = bytes.get();
                if (b >= 0 && (Character.isLetterOrDigit(b) || kept.indexOf(b) >= 0)) {
                    escaped.append((char) b);
                } else {
                    escaped.append('%').append(ESCAPES.toHexDigits(b));
                }
            }
            return it.made(escaped.toString());
        } catch (CharacterCodingException _) {
            throw malformed(it);
        }
    }

    /** @param kept what stays an escape when it is one */
    private static JsonNode unescaped(Arguments it, String kept) {
        var text = it.text(0);
        var result = new StringBuilder();
        for (var at = 0; at < text.length();) {
            if (text.charAt(at) != '%') {
                result.append(text.charAt(at++));
                continue;
            }
            var count = length(escape(it, text, at));
            var bytes = new ByteArrayOutputStream();
            for (var i = 0; i < count; i++) {
                bytes.write(escape(it, text, at + 3 * i));
            }
            var letter = letter(it, bytes.toByteArray());
            result.append(kept.contains(letter) ? text.substring(at, at + 3) : letter);
            at += 3 * count;
        }
        return it.made(result.toString());
    }

    private static int escape(Arguments it, String text, int at) {
        var high = at + 2 < text.length() && text.charAt(at) == '%' ? Character.digit(text.charAt(at + 1), 16) : -1;
        var low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
        if (low < 0) {
            throw malformed(it);
        }
        return 16 * high + low;
    }

    private static int length(int first) {
        return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    private static String letter(Arguments it, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw malformed(it);
        }
    }
}
