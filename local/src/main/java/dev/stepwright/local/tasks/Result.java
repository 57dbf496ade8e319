package dev.stepwright.local.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** How a function ended, in Lambda's words (Lambda guide, "Understanding retry behavior", and what its runtimes say). */
sealed interface Result {

    /** The longest result of a synchronous call (Lambda guide, "Quotas"): 6 MB and a little for its envelope. */
    int LONGEST = 6_291_556;

    /** @param json JSON in UTF-8 */
    record Returned(byte[] json) implements Result {
    }

    /** @param json an object with errorType and errorMessage, in UTF-8 */
    record Failed(byte[] json) implements Result {
    }

    /** Nobody answered at the endpoint. */
    record Unreachable(String message) implements Result {
    }

    static Result failed(String type, String message) {
        return new Failed(Json.write(JsonNodeFactory.instance.objectNode().put("errorType", type).put("errorMessage", message))
                .getBytes(StandardCharsets.UTF_8));
    }

    static Result timedOut(String requestId, Duration after) {
        return failed("Sandbox.Timedout", String.format(Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f seconds",
                requestId, after.toMillis() / 1_000.0));
    }

    static Result tooLarge() {
        return failed("Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + LONGEST + " bytes).");
    }

    /** What a handler gave: nothing is {@code null}. An object that looks like an error is a result here, as on Lambda. */
    static Result returned(byte[] output, String where) {
        return written(output, where, false);
    }

    /** What a function wrote, when it ended well: nothing is {@code null}, an object that tells an error is a failure. */
    static Result written(byte[] output, String where) {
        return written(output, where, true);
    }

    private static Result written(byte[] output, String where, boolean mayTellAnError) {
        if (output.length > LONGEST) {
            return tooLarge();
        }
        var text = new String(output, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return new Returned("null".getBytes(StandardCharsets.UTF_8));
        }
        try {
            var json = Json.parse(text);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return mayTellAnError && isError(json) ? new Failed(bytes) : new Returned(bytes);
        } catch (MalformedJsonException e) {
            return failed("Runtime.MarshalError", "Expected one JSON document " + where + ", found '" + beginning(text)
                    + "' (logs belong on standard error)");
        }
    }

    private static String beginning(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    /** Lambda's own form of an error, and nothing more than that. */
    static boolean isError(JsonNode json) {
        var members = Set.of("errorType", "errorMessage", "stackTrace", "trace", "requestId", "cause");
        return json.isObject() && json.path("errorType").isTextual() && json.path("errorMessage").isTextual()
                && json.properties().stream().allMatch(member -> members.contains(member.getKey()));
    }
}
