package dev.stepwright.infra.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP/1.1 request or answer as it came over the wire, its body without transfer coding.
 *
 * @param start  the first line
 * @param header the lines that follow, as {@code Name: value}
 */
record Message(String start, List<String> header, byte[] body) {

    private static final int LONGEST_HEAD = 64 << 10;

    /** The next request; empty when the client has gone. A client that waits for leave to send its body gets it. */
    static Optional<Message> request(InputStream in, OutputStream out) throws IOException {
        var head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        var message = new Message(head.getFirst(), head.subList(1, head.size()), new byte[0]);
        if (message.value("expect").isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        return Optional.of(message.withBody(message.readBody(in, false)));
    }

    /** The answer to a request of that method. */
    static Message answer(InputStream in, String method) throws IOException {
        while (true) {
            var head = head(in);
            if (head.isEmpty()) {
                throw new EOFException("no answer");
            }
            var message = new Message(head.getFirst(), head.subList(1, head.size()), new byte[0]);
            var status = Integer.parseInt(message.start.split(" ")[1]);
            if (status >= 200) {
                var hasNone = method.equals("HEAD") || status == 204 || status == 304;
                return hasNone ? message : message.withBody(message.readBody(in, true));
            }
        }
    }

    Optional<String> value(String name) {
        return header.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst();
    }

    String method() {
        return start.substring(0, start.indexOf(' '));
    }

    Message withBody(byte[] bytes) {
        return new Message(start, header, bytes);
    }

    Message without(String... names) {
        return new Message(start, header.stream().filter(line ->
                !List.of(names).contains(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))).toList(), body);
    }

    /** An answer to HEAD tells the length of a body that it has not. */
    void write(OutputStream out, boolean tellsLength) throws IOException {
        var text = new StringBuilder(start).append("\r\n");
        var plain = tellsLength ? without("transfer-encoding", "content-length", "expect") : this;
        plain.header.forEach(line -> text.append(line).append("\r\n"));
        if (tellsLength) {
            text.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private byte[] readBody(InputStream in, boolean toTheEnd) throws IOException {
        if (value("transfer-encoding").filter(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked")).isPresent()) {
            return chunks(in);
        }
        var length = value("content-length");
        if (length.isEmpty()) {
            return toTheEnd ? in.readAllBytes() : new byte[0];
        }
        var bytes = in.readNBytes(Integer.parseInt(length.get()));
        if (bytes.length < Integer.parseInt(length.get())) {
            throw new EOFException("a body that ends early");
        }
        return bytes;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(in).split(";")[0].strip(), 16);
            bytes.write(in.readNBytes(size));
            if (size == 0) {
                while (!line(in).isEmpty()) {
                    // trailers say nothing that matters here
                }
                return bytes.toByteArray();
            }
            line(in);
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return List.of();
        }
        var lines = new java.util.ArrayList<>(List.of(first));
        for (var next = line(in); !next.isEmpty(); next = line(in)) {
            lines.add(next);
        }
        return lines;
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                bytes.write(next);
            }
            if (bytes.size() > LONGEST_HEAD) {
                throw new IOException("a line that does not end");
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
