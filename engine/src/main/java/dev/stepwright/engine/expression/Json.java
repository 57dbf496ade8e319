package dev.stepwright.engine.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * JSON as the engine reads and writes it: compact text, integers and decimals kept apart as written, the last of two
 * equal names wins, and no document nested deeper than {@value #MAX_DEPTH} levels.
 */
public final class Json {

    /** How deep objects and arrays may be nested in each other, read or written. */
    public static final int MAX_DEPTH = 1000;

    private static final Pattern LONE_SURROGATE =
            Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");
    static final int MAX_TEXT_LENGTH = 64 * 1024 * 1024;
    static final int MAX_NUMBER_LENGTH = 1000;

    /** Numbers that no double can hold would be read as infinite, and written as a text. */
    private static final JsonNodeFactory NODES = new JsonNodeFactory(false) {
        private static final long serialVersionUID = 1;

        @Override
        public NumericNode numberNode(double number) {
            if (!Double.isFinite(number)) {
                throw new MalformedJsonException("Expected a number between -1.8e308 and 1.8e308, found a larger one", -1);
            }
            return super.numberNode(number);
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH).maxDocumentLength(MAX_TEXT_LENGTH).maxStringLength(MAX_TEXT_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH).build())
            // so that bytes and text agree: the default escapes what lies beyond the Basic Multilingual Plane, in bytes only
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .setNodeFactory(NODES);

    private static final ObjectWriter SORTED = MAPPER.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private Json() {
    }

    /** The mapper that all of the engine shares.  Its configuration must not be changed. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** @throws MalformedJsonException when the text is not one JSON document, or goes beyond the limits */
    public static JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw new MalformedJsonException("Expected a JSON document, found nothing", 0);
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException(limit(e.getOriginalMessage()), -1);
        } catch (JsonProcessingException e) {
            int offset = e.getLocation() == null ? -1 : (int) e.getLocation().getCharOffset();
            throw new MalformedJsonException(e.getOriginalMessage(), offset);
        }
    }

    private static String limit(String exceeded) {
        return exceeded.contains("nesting") ? "Expected at most " + MAX_DEPTH + " levels of nesting, found more"
                : exceeded.startsWith("Number") ? "Expected numbers of at most " + MAX_NUMBER_LENGTH + " characters, found a longer one"
                : "Expected a text of at most " + MAX_TEXT_LENGTH + " characters, found a longer one";
    }

    /**
     * The compact text of a value.
     *
     * @throws EvaluationException {@code States.Runtime} when it is nested too deep to be written
     */
    public static String write(JsonNode value) {
        try {
            return encodable(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw tooDeep(e);
        }
    }

    /** The same text for objects that differ in nothing but the order of their fields. */
    public static String canonical(JsonNode value) {
        try {
            return SORTED.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw tooDeep(e);
        }
    }

    /**
     * The compact text of a value, or empty when it is longer than that: what is longer is never made. A value may be far larger
     * than the memory that holds it, when the same part occurs in it many times.
     *
     * @throws EvaluationException {@code States.Runtime} when it is nested too deep to be written
     */
    public static Optional<String> write(JsonNode value, long maxLength) {
        var text = new BoundedText(maxLength);
        try {
            MAPPER.writeValue(text, value);
            return Optional.of(encodable(text.toString()));
        } catch (Enough _) {
            return Optional.empty();
        } catch (IOException e) {
            throw tooDeep(e);
        }
    }

    /** Half a surrogate pair, which a JSON text may name but no encoding can hold, stays the escape that it came as. */
    private static String encodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return LONE_SURROGATE.matcher(text)
                            .replaceAll(match -> "\\\\u" + Integer.toHexString(match.group().charAt(0)));
                }
                i++;
            }
        }
        return text;
    }

    /** How many bytes {@link #write} of this value takes in UTF-8, found without keeping the text. */
    public static long utf8Size(JsonNode value) {
        var counter = new Counter(Long.MAX_VALUE);
        counter.count(value);
        return counter.bytes;
    }

    /** Like {@link #utf8Size(JsonNode)} up to a limit; something above it when the value is larger. */
    public static long utf8Size(JsonNode value, long limit) {
        var counter = new Counter(limit);
        counter.count(value);
        return counter.bytes;
    }

    /** Whether {@link #utf8Size} is more than a limit; stops looking once that is known. */
    public static boolean isLargerThan(JsonNode value, long bytes) {
        return utf8Size(value, bytes) > bytes;
    }

    private static EvaluationException tooDeep(IOException e) {
        return new EvaluationException(EvaluationException.RUNTIME, "The value cannot be written as JSON: "
                + e.getMessage());
    }

    private static final class Counter extends Writer {
        private final long limit;
        private long bytes;

        Counter(long limit) {
            this.limit = limit;
        }

        void count(JsonNode value) {
            try {
                MAPPER.writeValue(this, value);
            } catch (Enough _) {
                assert bytes > limit;
            } catch (IOException e) {
                throw tooDeep(e);
            }
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                char c = buffer[i];
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            if (bytes > limit) {
                throw new Enough();
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing to close
        }
    }

    private static final class BoundedText extends Writer {
        private final StringBuilder text = new StringBuilder();
        private final long maxLength;

        BoundedText(long maxLength) {
            this.maxLength = maxLength;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            if (text.length() + (long) length > maxLength) {
                throw new Enough();
            }
            text.append(buffer, offset, length);
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing to close
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
