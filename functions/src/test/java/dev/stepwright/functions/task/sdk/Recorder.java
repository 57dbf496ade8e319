package dev.stepwright.functions.task.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Stands for the network: keeps the last request, and answers what it is told to. */
final class Recorder implements SdkHttpClient {

    /** What differs from call to call, or tells which client it was. */
    private static final List<String> OF_ONE_CALL = List.of("amz-sdk-invocation-id", "user-agent", "x-amz-date");

    int status = 200;
    Map<String, List<String>> headers = Map.of();
    byte[] answer = {};
    private String request = "";

    /** The last request as text: method, URL, headers in order of their names, body. Of the signature, what it is of. */
    String request() {
        return request;
    }

    void forget() {
        request = "";
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest asked) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                request = text(asked);
                return HttpExecuteResponse.builder().responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                        .response(SdkHttpFullResponse.builder().statusCode(status).headers(headers).build()).build();
            }

            @Override
            public void abort() {
                throw new AssertionError("nothing is sent that could be given up");
            }
        };
    }

    private static String text(HttpExecuteRequest asked) {
        var http = asked.httpRequest();
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(http.headers());
        OF_ONE_CALL.forEach(headers::remove);
        headers.computeIfPresent("Authorization", (_, values) -> values.stream()
                .map(value -> value.replaceFirst(", Signature=.*", "").replaceFirst("/[0-9]{8}/", "/day/")).toList());
        var body = asked.contentStreamProvider().map(provider -> {
            try {
                return new String(provider.newStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).orElse("");
        return http.method() + " " + http.getUri() + "\n" + headers.entrySet().stream().map(Object::toString)
                .reduce("", (one, other) -> one + other + "\n") + "\n" + body;
    }

    @Override
    public void close() {
        forget();
    }
}
