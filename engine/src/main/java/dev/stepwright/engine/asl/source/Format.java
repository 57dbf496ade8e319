package dev.stepwright.engine.asl.source;

/** What a definition is written in. */
public enum Format {
    JSON, YAML;

    /** JSON when the text begins with a brace, YAML otherwise. */
    public static Format of(String text) {
        return text.stripLeading().startsWith("{") ? JSON : YAML;
    }
}
