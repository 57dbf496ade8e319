package dev.stepwright.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** @param headers beside Content-Length */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
