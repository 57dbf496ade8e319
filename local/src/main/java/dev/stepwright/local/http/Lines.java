package dev.stepwright.local.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The lines of a head or between chunks. They end with a line feed; a carriage return before it is usual (RFC 9112, section 2.2). */
final class Lines {

    private final Incoming incoming;
    private final Refusal tooLong;
    private int left;

    /** @param longest bytes of all lines together */
    Lines(Incoming incoming, int longest, Refusal tooLong) {
        this.incoming = incoming;
        this.left = longest;
        this.tooLong = tooLong;
    }

    /** Without its end. */
    String next() throws IOException, Refusal {
        var bytes = new ByteArrayOutputStream(80);
        for (var next = incoming.read(); next != '\n'; next = incoming.read()) {
            if (next < 0) {
                throw new EOFException("The client hung up within a request");
            }
            if (--left < 0) {
                throw tooLong;
            }
            bytes.write(next);
        }
        var text = bytes.toString(StandardCharsets.ISO_8859_1);
        var line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new Refusal(400, "Expected no control characters in a request's lines");
        }
        return line;
    }
}
