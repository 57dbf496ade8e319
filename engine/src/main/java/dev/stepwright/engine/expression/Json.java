package dev.stepwright.engine.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/**
 * JSON as the engine reads and writes it: compact text, integers and decimals kept apart as written, the last of two
 * equal names wins, and no document nested deeper than {@value #MAX_DEPTH} levels.
 */
public final class Json {

    /** How deep objects and arrays may be nested in each other, read or written. */
    public static final int MAX_DEPTH = 1000;

    private static final int MAX_TEXT_LENGTH = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH).maxDocumentLength(MAX_TEXT_LENGTH).maxStringLength(MAX_TEXT_LENGTH)
                    .maxNumberLength(1000).build())
            // so that bytes and text agree: the default escapes what lies beyond the Basic Multilingual Plane, in bytes only
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
        } catch (JsonProcessingException e) {
            int offset = e.getLocation() == null ? -1 : (int) e.getLocation().getCharOffset();
            throw new MalformedJsonException(e.getOriginalMessage(), offset);
        }
    }

    /**
     * The compact text of a value.
     *
     * @throws EvaluationException {@code States.Runtime} when it is nested too deep to be written
     */
    public static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw tooDeep(e);
        }
    }

    /** How many bytes {@link #write} of this value takes in UTF-8, found without keeping the text. */
    public static long utf8Size(JsonNode value) {
        var counter = new Counter(Long.MAX_VALUE);
        counter.count(value);
        return counter.bytes;
    }

    /** Whether {@link #utf8Size} is more than a limit; stops looking once that is known. */
    public static boolean isLargerThan(JsonNode value, long bytes) {
        var counter = new Counter(bytes);
        counter.count(value);
        return counter.bytes > bytes;
    }

    private static EvaluationException tooDeep(IOException e) {
        return new EvaluationException(EvaluationException.RUNTIME, "The value cannot be written as JSON: "
                + e.getMessage());
    }

    private static final class Counter extends OutputStream {
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
        public void write(int b) throws IOException {
            add(1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            add(length);
        }

        private void add(int length) throws IOException {
            bytes += length;
            if (bytes > limit) {
                throw new Enough();
            }
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
