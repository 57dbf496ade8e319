package dev.stepwright.engine.journal.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Writes the primitive parts of a record: variable-length numbers, texts, instants, options. */
final class RecordOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    void one(int value) {
        bytes.write(value);
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    /** Seven bits a byte, signs folded in, so that small numbers of either sign take one byte. */
    void number(long value) {
        var left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    void text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
    }

    void instant(Instant value) {
        number(value.getEpochSecond());
        number(value.getNano());
    }

    void optional(OptionalLong value) {
        flag(value.isPresent());
        if (value.isPresent()) {
            number(value.getAsLong());
        }
    }

    <T> void optional(Optional<T> value, Consumer<T> writer) {
        flag(value.isPresent());
        value.ifPresent(writer);
    }

    void append(byte[] more) {
        bytes.writeBytes(more);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
