package dev.stepwright.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** @param headers beside Content-Length */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** As AWS words its own faults, in the JSON protocol. */
    static Answer internalFailure(String requestId) {
        return new Answer(500, Map.of("Content-Type", "application/x-amz-json-1.0", "x-amzn-ErrorType", "InternalFailure",
                "x-amzn-RequestId", requestId), ("{\"__type\":\"com.amazon.coral.service#InternalFailure\",\"message\":\"Internal failure, "
                + "request " + requestId + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
