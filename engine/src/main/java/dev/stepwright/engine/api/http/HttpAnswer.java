package dev.stepwright.engine.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.util.Map;
import java.util.TreeMap;

/** @param body text in UTF-8, empty where there is none */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), "");
    }

    static HttpAnswer of(int status, String contentType, JsonNode body) {
        return new HttpAnswer(status, Map.of("content-type", contentType), Json.write(body));
    }

    HttpAnswer with(String header, String value) {
        var all = new TreeMap<>(headers);
        all.put(header, value);
        return new HttpAnswer(status, all, body);
    }
}
