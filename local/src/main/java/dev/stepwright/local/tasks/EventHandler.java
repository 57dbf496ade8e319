package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A handler of values behind a handler of streams.
 *
 * @param input  empty when the handler takes no event
 * @param output empty when it gives no result, which is null
 */
record EventHandler(RequestHandler<Object, Object> handler, Optional<Serializers.Serializer> input,
                    Optional<Serializers.Serializer> output) implements RequestStreamHandler {

    /** @param input null when the handler takes no event */
    static EventHandler of(RequestHandler<Object, Object> handler, Type input, Type output, ClassLoader loader) {
        var serializers = new Serializers(loader);
        try {
            return new EventHandler(handler, Optional.ofNullable(input).map(serializers::of),
                    output == void.class || output == Void.class ? Optional.empty() : Optional.of(serializers.of(output)));
        } catch (RuntimeException | LinkageError e) {
            throw HandlerFault.of(e);
        }
    }

    @Override
    public void handleRequest(InputStream event, OutputStream result, Context context) throws IOException {
        var value = handler.handleRequest(read(event), context);
        if (output.isEmpty()) {
            result.write("null".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            output.get().write(value, result);
        } catch (RuntimeException | Error e) {
            throw new RuntimeException("An error occurred during JSON serialization of response", e);
        }
    }

    private Object read(InputStream event) {
        try {
            return input.map(serializer -> serializer.read(event)).orElse(null);
        } catch (RuntimeException | Error e) {
            throw new RuntimeException("An error occurred during JSON parsing", e);
        }
    }
}
