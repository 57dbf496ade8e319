package dev.stepwright.engine.journal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads what {@link RecordOutput} wrote. */
final class RecordInput {

    private final byte[] bytes;
    private int at;

    RecordInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int one() {
        return bytes[at++] & 0xFF;
    }

    boolean flag() {
        return one() != 0;
    }

    long number() {
        long folded = 0;
        for (var shift = 0; ; shift += 7) {
            var next = one();
            folded |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return (folded >>> 1) ^ -(folded & 1);
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    String text() {
        var length = count();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    byte[] bytes() {
        var length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    Instant instant() {
        var seconds = number();
        return Instant.ofEpochSecond(seconds, number());
    }

    OptionalLong optionalNumber() {
        return flag() ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    <T> Optional<T> optional(Supplier<T> reader) {
        return flag() ? Optional.of(reader.get()) : Optional.empty();
    }

    <T> List<T> list(Supplier<T> reader) {
        var size = count();
        var list = new ArrayList<T>(Math.min(size, 1024));
        for (var i = 0; i < size; i++) {
            list.add(reader.get());
        }
        return List.copyOf(list);
    }
}
