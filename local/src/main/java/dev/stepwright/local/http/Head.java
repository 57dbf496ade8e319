package dev.stepwright.local.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request without its body (RFC 9112, sections 3 and 5).
 *
 * @param path    percent-encoded
 * @param query   without the question mark; empty when there is none
 * @param minor   the version: 1 for HTTP/1.1
 * @param headers by name in lower case
 */
record Head(String method, String path, String query, int minor, Map<String, List<String>> headers) {

    /** How the body's end is known (RFC 9112, section 6). */
    sealed interface Framing {
        record Length(int bytes) implements Framing {
        }

        record Chunked() implements Framing {
        }
    }

    /** The values of a header that is a list, in lower case. */
    List<String> list(String name) {
        return headers.getOrDefault(name, List.of()).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                .map(value -> value.toLowerCase(Locale.ROOT)).filter(value -> !value.isEmpty()).toList();
    }

    boolean staysOpen() {
        var connection = list("connection");
        return minor == 0 ? connection.contains("keep-alive") : !connection.contains("close");
    }

    boolean waitsToBeAskedForItsBody() {
        return minor > 0 && list("expect").contains("100-continue");
    }

    /** @throws Refusal where two readers might see two different ends: that is how requests are smuggled */
    Framing framing(int longest) throws Refusal {
        var encodings = list("transfer-encoding");
        if (headers.containsKey("transfer-encoding")) {
            if (headers.containsKey("content-length") || minor == 0) {
                throw new Refusal(400, "Expected either Content-Length or, in HTTP/1.1, Transfer-Encoding");
            }
            if (!encodings.equals(List.of("chunked"))) {
                throw new Refusal(501, "Expected chunked as the only Transfer-Encoding");
            }
            return new Framing.Chunked();
        }
        return new Framing.Length(length(longest).orElse(0));
    }

    private Optional<Integer> length(int longest) throws Refusal {
        if (!headers.containsKey("content-length")) {
            return Optional.empty();
        }
        var lengths = list("content-length").stream().distinct().toList();
        if (lengths.size() != 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
            throw new Refusal(400, "Expected one number as Content-Length");
        }
        var length = Long.parseLong(lengths.getFirst());
        if (length > longest) {
            throw Bodies.tooLong(longest);
        }
        return Optional.of((int) length);
    }
}
