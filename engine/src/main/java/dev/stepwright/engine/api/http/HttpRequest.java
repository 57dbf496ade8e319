package dev.stepwright.engine.api.http;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as a server received it.
 *
 * @param path      from the first slash to the query, percent-encoded or not
 * @param query     parameters, decoded
 * @param headers   by name in any case
 * @param requestId unique, for logs and answers
 */
public record HttpRequest(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body,
                          String requestId) {

    public HttpRequest {
        var lowerCase = new TreeMap<String, String>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lowerCase);
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** @throws ApiException SerializationException, when it is not UTF-8: what would be put in its place is not what was sent */
    String bodyText() {
        var bytes = ByteBuffer.wrap(body);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ApiException(new ApiError.SerializationException(
                    "Expected UTF-8 as the request's body: it is none at byte " + bytes.position()));
        }
    }
}
