package dev.stepwright.functions.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What optimised integrations add to an answer about how it came: {@code SdkHttpMetadata} and {@code SdkResponseMetadata}. */
public final class SdkMetadata {

    private SdkMetadata() {
    }

    public static void add(ObjectNode answer, Map<String, List<String>> headers, int status, String requestId) {
        var http = answer.putObject("SdkHttpMetadata");
        var all = http.putObject("AllHttpHeaders");
        var first = http.putObject("HttpHeaders");
        headers.forEach((name, values) -> {
            var array = all.putArray(name);
            values.forEach(array::add);
            first.put(name, values.isEmpty() ? "" : values.getFirst());
        });
        http.put("HttpStatusCode", status);
        answer.putObject("SdkResponseMetadata").put("RequestId", requestId);
    }
}
