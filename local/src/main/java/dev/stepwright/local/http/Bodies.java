package dev.stepwright.local.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads bodies of requests, those in chunks too (RFC 9112, sections 6 and 7). */
final class Bodies {

    /** A chunk's size and its extensions, which nobody uses. */
    private static final int LONGEST_LINE = 1_024;
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(;.*)?");

    private final Incoming incoming;
    private final int longest;

    private Bodies(Incoming incoming, int longest) {
        this.incoming = incoming;
        this.longest = longest;
    }

    static byte[] read(Incoming incoming, Head.Framing framing, int longest) throws IOException, Refusal {
        var bodies = new Bodies(incoming, longest);
        return switch (framing) {
            case Head.Framing.Length(var bytes) -> bodies.exactly(bytes);
            case Head.Framing.Chunked() -> bodies.chunks();
        };
    }

    static Refusal tooLong(int longest) {
        return new Refusal(413, "Expected a body of at most " + longest + " bytes");
    }

    private byte[] chunks() throws IOException, Refusal {
        var body = new ByteArrayOutputStream();
        for (var size = size(); size > 0; size = size()) {
            if (size > longest - body.size()) {
                throw tooLong(longest);
            }
            body.write(exactly((int) size));
            if (!line().isEmpty()) {
                throw new Refusal(400, "Expected a chunk to be as long as it says");
            }
        }
        Heads.passOver(incoming);
        return body.toByteArray();
    }

    private long size() throws IOException, Refusal {
        var size = SIZE.matcher(line());
        if (!size.matches()) {
            throw new Refusal(400, "Expected the size of a chunk in hexadecimal digits");
        }
        return Long.parseLong(size.group(1), 16);
    }

    private String line() throws IOException, Refusal {
        return new Lines(incoming, LONGEST_LINE, new Refusal(400, "Expected the size of a chunk on a short line")).next();
    }

    private byte[] exactly(int length) throws IOException {
        var body = new ByteArrayOutputStream(Math.min(length, 65_536));
        var piece = new byte[Math.min(length, 65_536)];
        while (body.size() < length) {
            var read = incoming.read(piece, 0, Math.min(piece.length, length - body.size()));
            if (read < 0) {
                throw new EOFException("The client hung up within a body");
            }
            body.write(piece, 0, read);
        }
        return body.toByteArray();
    }
}
