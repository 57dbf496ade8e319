package dev.stepwright.functions.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.journal.port.Nudge;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * A nudge as the text of a message: {@code {"v":1,"x":execution,"f":frame,"n":number,"d":due,"s":sent,"k":kind}}, with
 * times in milliseconds since 1970 (due rounded up, sent rounded down), {@code d} left out when it is at once and
 * {@code k} when it is a step. Members that it does not know are skipped, so that a newer writer may add some.
 */
public final class NudgeCodec {

    private static final int VERSION = 1;
    private static final int LONGEST = 4_096;

    private NudgeCodec() {
    }

    /** The text is no nudge: it can never be handled and belongs to the dead letters. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    public static String write(Nudge nudge) {
        var message = JsonNodeFactory.instance.objectNode()
                .put("v", VERSION)
                .put("x", nudge.execution())
                .put("f", nudge.frame())
                .put("n", nudge.number());
        if (nudge.due().isAfter(Instant.EPOCH)) {
            message.put("d", nudge.due().plusNanos(999_999).toEpochMilli());
        }
        message.put("s", nudge.sent().toEpochMilli());
        if (nudge.kind() != Nudge.Kind.STEP) {
            message.put("k", nudge.kind().name());
        }
        return message.toString();
    }

    /** @throws Unreadable when the text is not a nudge that this version can read; says what was expected and found */
    public static Nudge read(String text) {
        var message = parse(text);
        var version = member(message, "v", JsonNode::isIntegralNumber, "a version number").longValue();
        if (version != VERSION) {
            throw new Unreadable("Expected a nudge of version " + VERSION + ", but found version " + version);
        }
        var number = member(message, "n", NudgeCodec::isNatural, "a record number").longValue();
        var due = message.has("d") ? member(message, "d", NudgeCodec::isNatural, "milliseconds since 1970").longValue() : 0;
        var sent = member(message, "s", NudgeCodec::isNatural, "milliseconds since 1970").longValue();
        var execution = member(message, "x", node -> node.isTextual() && !node.textValue().isEmpty(), "an execution's ARN");
        return new Nudge(execution.textValue(), member(message, "f", JsonNode::isTextual, "a frame's name").textValue(),
                number, Instant.ofEpochMilli(due), Instant.ofEpochMilli(sent), kind(message));
    }

    private static JsonNode parse(String text) {
        if (text == null || text.length() > LONGEST) {
            throw new Unreadable("Expected a nudge of at most " + LONGEST + " characters, but found "
                    + (text == null ? "no text" : text.length()));
        }
        try {
            var message = Json.parse(text);
            if (message.isObject()) {
                return message;
            }
            throw new Unreadable("Expected a nudge as a JSON object, but found " + message.getNodeType());
        } catch (MalformedJsonException e) {
            throw new Unreadable("Expected a nudge as a JSON object, but found text that is not JSON: " + e.getMessage());
        }
    }

    private static Nudge.Kind kind(JsonNode message) {
        if (!message.has("k")) {
            return Nudge.Kind.STEP;
        }
        var name = member(message, "k", JsonNode::isTextual, "a kind").textValue();
        for (var kind : Nudge.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new Unreadable("Expected member k of a nudge to be a known kind, but found " + name);
    }

    private static boolean isNatural(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    private static JsonNode member(JsonNode message, String name, Predicate<JsonNode> isRight, String expected) {
        var found = message.path(name);
        if (!isRight.test(found)) {
            throw new Unreadable("Expected member " + name + " of a nudge to be " + expected + ", but found "
                    + (found.isMissingNode() ? "none" : found.getNodeType()));
        }
        return found;
    }
}
