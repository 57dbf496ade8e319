package dev.stepwright.local.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was read.
 *
 * @param path    as it was sent, percent-encoded
 * @param query   as it was sent, without the question mark; empty when there is none
 * @param headers by name in lower case
 */
record Request(String method, String path, String query, Map<String, List<String>> headers, byte[] body, String peer, String id) {

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
    }
}
