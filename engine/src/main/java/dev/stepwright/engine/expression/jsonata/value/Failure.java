package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;

/** An error of JSONata: of the text of an expression, or of the values it met. Carries no stack trace. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, JsonNode> details = new HashMap<>(4);
    private final Code code;
    private int position = -1;

    public Failure(Code code) {
        super(null, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Where in the text of the expression, as 2.0.6 counts: behind the token to blame; -1 when it is not known. */
    public int position() {
        return position;
    }

    /** Where it was, unless that is known already from further inside. */
    public Failure at(int where) {
        if (position < 0) {
            position = where;
        }
        return this;
    }

    /** The operator or function, unless it is known already from further inside. */
    public Failure of(String token) {
        return of(TextNode.valueOf(token));
    }

    public Failure of(JsonNode token) {
        details.putIfAbsent("token", token);
        return this;
    }

    /** Told as one of an operator further outside, whatever it was of. */
    public Failure retold(String token, int where) {
        details.put("token", TextNode.valueOf(token));
        position = where;
        return this;
    }

    /** @param value null when it is undefined */
    public Failure value(JsonNode value) {
        details.put("value", value);
        return this;
    }

    public Failure value(String value) {
        return value(TextNode.valueOf(value));
    }

    public Failure second(JsonNode value) {
        details.put("value2", value);
        return this;
    }

    /** @param index of an argument, from 1 */
    public Failure index(int index) {
        details.put("index", IntNode.valueOf(index));
        return this;
    }

    public Failure type(String type) {
        details.put("type", TextNode.valueOf(type));
        return this;
    }

    public Failure message(String message) {
        details.put("message", TextNode.valueOf(message));
        return this;
    }

    /** The sentence, without the code. */
    public String sentence() {
        var text = code.text();
        var sentence = new StringBuilder();
        var from = 0;
        for (var open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            var raw = text.startsWith("{{{", open);
            var close = text.indexOf(raw ? "}}}" : "}}", open);
            var detail = details.get(text.substring(open + (raw ? 3 : 2), close));
            sentence.append(text, from, open).append(raw && detail != null ? detail.asText() : JsonText.quoted(detail));
            from = close + (raw ? 3 : 2);
        }
        return sentence.append(text, from, text.length()).toString();
    }

    @Override
    public String getMessage() {
        return code + ": " + sentence();
    }
}
