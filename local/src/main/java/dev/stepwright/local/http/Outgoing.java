package dev.stepwright.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Answers as they go over the wire (RFC 9112, sections 4 to 6), in one piece. */
final class Outgoing {

    static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Map<Integer, String> PHRASES = Map.ofEntries(Map.entry(200, "OK"), Map.entry(201, "Created"),
            Map.entry(202, "Accepted"), Map.entry(204, "No Content"), Map.entry(400, "Bad Request"), Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"), Map.entry(405, "Method Not Allowed"), Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"), Map.entry(410, "Gone"), Map.entry(413, "Content Too Large"),
            Map.entry(431, "Request Header Fields Too Large"), Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"), Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"), Map.entry(505, "HTTP Version Not Supported"));

    private Outgoing() {
    }

    /**
     * @param headOnly  the answer to HEAD: all but the body
     * @param minor     the request's version: 0 for HTTP/1.0
     * @param staysOpen whether the connection is kept for another request
     */
    static byte[] bytes(Answer answer, boolean headOnly, int minor, boolean staysOpen) {
        var head = new StringBuilder(512).append("HTTP/1.1 ").append(answer.status()).append(' ')
                .append(PHRASES.getOrDefault(answer.status(), "")).append("\r\nDate: ").append(DATE.format(Instant.now()));
        answer.headers().forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(oneLine(value)));
        if (answer.status() != 204) {
            head.append("\r\nContent-Length: ").append(answer.body().length);
        }
        if (!staysOpen) {
            head.append("\r\nConnection: close");
        } else if (minor == 0) {
            head.append("\r\nConnection: keep-alive");
        }
        var bytes = new ByteArrayOutputStream(head.length() + 4 + answer.body().length);
        bytes.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!headOnly && answer.status() != 204) {
            bytes.writeBytes(answer.body());
        }
        return bytes.toByteArray();
    }

    /** A value with a line's end in it would be two headers. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}]", " ");
    }
}
