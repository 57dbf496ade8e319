package dev.stepwright.engine.asl.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a text into its tree. */
public final class SourceText {

    /** Bytes in UTF-8 (AWS guide, "Service quotas"). */
    public static final int MAX_BYTES = 1_048_576;
    /** Objects and arrays in each other. */
    public static final int MAX_DEPTH = 200;
    /** Values, those that YAML aliases repeat counted every time. */
    public static final int MAX_VALUES = 500_000;

    static final String NOT_AN_OBJECT = "Definition must be a valid JSON object";

    private SourceText() {
    }

    /** The tree of the text, which is an object; or nothing, and the reason among the findings. */
    public static Optional<Source> read(String text, Format format, Findings findings) {
        if (isTooLarge(text)) {
            findings.errorInText(Code.DEFINITION_TOO_LARGE, Position.START,
                    "Expected a definition of at most " + MAX_BYTES + " bytes");
            return Optional.empty();
        }
        if (text.isBlank()) {
            findings.errorInText(Code.SCHEMA_VALIDATION_FAILED, Position.START, NOT_AN_OBJECT);
            return Optional.empty();
        }
        var source = switch (format) {
            case JSON -> JsonSource.read(text, findings);
            case YAML -> YamlSource.read(text, findings);
        };
        if (source.isPresent() && !(source.get() instanceof Source.Mapping)) {
            findings.errorInText(Code.SCHEMA_VALIDATION_FAILED, source.get().position(), NOT_AN_OBJECT);
            return Optional.empty();
        }
        return source;
    }

    private static boolean isTooLarge(String text) {
        return text.length() > MAX_BYTES
                || text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
