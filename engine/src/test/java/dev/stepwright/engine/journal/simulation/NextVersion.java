package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.JournalStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Workers of two versions on one journal (docs/recipes/record-format.md). The next version writes behind each record what this one
 * knows nothing of, and counts it as an addition; or it writes a format that this one does not know. And workers of the version before,
 * to whom what is of the newest format is unknown.
 */
final class NextVersion {

    /** Who is of the next version, and what it writes. */
    enum Rollout { NONE, ADDITIONS, FORMAT, FROM_FORMAT_4 }

    private static final int FORMAT_BITS = 0x1F;
    private static final int ONE_ADDITION = 0x20;
    private static final int UNKNOWN = 0x1D;
    private static final byte[] ADDITION = "whatever the next version wants to tell, 42 \u0000\u0007 times"
            .getBytes(StandardCharsets.UTF_8);

    private NextVersion() {
    }

    /** The journal as a process of one of the versions sees it; who is of the next is written in its name. */
    static JournalStore seenBy(String process, Rollout rollout, JournalStore below, World world) {
        var isNext = process.equals("w1") || process.equals("w2") && rollout != Rollout.ADDITIONS || process.equals("api");
        return switch (rollout) {
            case NONE -> below;
            case ADDITIONS -> isNext ? new Rewriting(below, NextVersion::withAddition, body -> understood(body, world))
                    : new Rewriting(below, body -> body, body -> counted(body, world));
            case FORMAT -> isNext ? new Rewriting(below, NextVersion::withAddition, body -> body)
                    : new Rewriting(below, body -> body, NextVersion::unknown);
            case FROM_FORMAT_4 -> isNext ? below : new Rewriting(below, body -> body, body -> knownToFormat4(body, world));
        };
    }

    private static boolean isOfNext(byte[] body) {
        return (body[0] & ~FORMAT_BITS & 0xFF) == ONE_ADDITION;
    }

    private static byte[] counted(byte[] body, World world) {
        world.versions.add(isOfNext(body) ? "this reads next" : "this reads this");
        return body;
    }

    /** The next version finds its own additions as it wrote them, and none where this version wrote. */
    private static byte[] understood(byte[] body, World world) {
        world.versions.add(isOfNext(body) ? "next reads next" : "next reads this");
        var plain = plain(body);
        var at = Math.max(0, plain.length - ADDITION.length);
        if (isOfNext(body) != Arrays.equals(Arrays.copyOfRange(plain, at, plain.length), ADDITION)) {
            throw new AssertionError("an addition that was not written so");
        }
        return body;
    }

    /** To this version all that the next wrote is of a format it does not know. */
    private static byte[] unknown(byte[] body) {
        if (!isOfNext(body)) {
            return body;
        }
        var strange = body.clone();
        strange[0] = UNKNOWN;
        return strange;
    }

    private static byte[] knownToFormat4(byte[] body, World world) {
        if ((body[0] & FORMAT_BITS) <= 2 * 4) {
            world.versions.add("before reads old");
            return body;
        }
        world.versions.add("before meets new");
        var strange = body.clone();
        strange[0] = UNKNOWN;
        return strange;
    }

    private static byte[] withAddition(byte[] body) {
        var plain = plain(body);
        var longer = Arrays.copyOf(plain, plain.length + ADDITION.length);
        System.arraycopy(ADDITION, 0, longer, plain.length, ADDITION.length);
        var first = body[0] & FORMAT_BITS | ONE_ADDITION;
        var packed = isDeflated(body) ? deflated(longer) : longer;
        var out = new byte[packed.length + 1];
        out[0] = (byte) first;
        System.arraycopy(packed, 0, out, 1, packed.length);
        return out;
    }

    private static boolean isDeflated(byte[] body) {
        return body[0] % 2 == 0;
    }

    private static byte[] plain(byte[] body) {
        var rest = Arrays.copyOfRange(body, 1, body.length);
        if (!isDeflated(body)) {
            return rest;
        }
        try (var inflater = new Inflater(true)) {
            inflater.setInput(rest);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!inflater.finished()) {
                out.write(buffer, 0, inflater.inflate(buffer));
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] deflated(byte[] plain) {
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}
