package dev.stepwright.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a client sends, to be read up to a deadline: a time-out of the socket's alone would begin anew with each byte. */
final class Incoming {

    private static final int BUFFER = 8_192;

    private final Socket socket;
    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long end;

    Incoming(Socket socket) throws IOException {
        this.socket = socket;
        this.stream = socket.getInputStream();
    }

    /** Sets the deadline for all that is read from now on. */
    void allow(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /** The next byte, which stays the next; -1 when the client sends no more. */
    int peek() throws IOException {
        return from < to || fill() ? buffer[from] & 0xff : -1;
    }

    /** The next byte; -1 when the client sends no more. */
    int read() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xff : -1;
    }

    /** Up to so many bytes, as many as there are; -1 when the client sends no more. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (from == to && !fill()) {
            return -1;
        }
        var some = Math.min(length, to - from);
        System.arraycopy(buffer, from, into, offset, some);
        from += some;
        return some;
    }

    private boolean fill() throws IOException {
        var left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("Nothing more came in time");
        }
        socket.setSoTimeout((int) left);
        from = 0;
        to = Math.max(0, stream.read(buffer));
        return to > 0;
    }
}
