package dev.stepwright.engine.asl.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads JSON. The first fault of syntax ends the reading; fields that occur twice are all reported. */
final class JsonSource {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(SourceText.MAX_DEPTH).build()).build();

    private final JsonParser parser;
    private final Findings findings;
    private boolean sound = true;

    private JsonSource(JsonParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    static Optional<Source> read(String text, Findings findings) {
        try (var parser = FACTORY.createParser(text)) {
            var reader = new JsonSource(parser, findings);
            parser.nextToken();
            var source = reader.value();
            if (parser.nextToken() != null) {
                reader.fault(parser.currentTokenLocation(), "Expected the end of the definition, but found more text");
            }
            return reader.sound ? Optional.of(source) : Optional.empty();
        } catch (StreamConstraintsException e) {
            findings.errorInText(Code.INVALID_JSON_DESCRIPTION, Position.START, e.getOriginalMessage().contains("nesting")
                    ? "Expected at most " + SourceText.MAX_DEPTH + " levels of objects and arrays"
                    : "Expected shorter names and numbers");
            return Optional.empty();
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null ? Position.START : position(e.getLocation());
            // the parser's remark on where an open bracket stands also tells how it was configured
            findings.errorInText(Code.INVALID_JSON_DESCRIPTION, at,
                    e.getOriginalMessage().replaceFirst(" \\(start marker at .*", ""));
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("reading from a string", e);
        }
    }

    private Source value() throws IOException {
        var position = position(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(position);
            case START_ARRAY -> sequence(position);
            default -> new Source.Scalar(position, scalar());
        };
    }

    private Source mapping(Position position) throws IOException {
        var fields = new LinkedHashMap<String, Source.Field>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = whole(parser.currentName());
            var at = parser.currentTokenLocation();
            parser.nextToken();
            if (fields.put(name, new Source.Field(position(at), value())) != null) {
                fault(at, "Duplicate field '" + name + "'");
            }
        }
        return Source.Mapping.of(position, fields);
    }

    private Source sequence(Position position) throws IOException {
        var items = new ArrayList<Source>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return Source.Sequence.of(position, items);
    }

    private JsonNode scalar() throws IOException {
        var factory = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_STRING -> factory.textNode(whole(parser.getText()));
            case VALUE_TRUE -> factory.booleanNode(true);
            case VALUE_FALSE -> factory.booleanNode(false);
            case VALUE_NULL -> factory.nullNode();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(factory);
            default -> throw new AssertionError("no value: " + parser.currentToken());
        };
    }

    private JsonNode number(JsonNodeFactory factory) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> factory.numberNode(parser.getIntValue());
            case LONG -> factory.numberNode(parser.getLongValue());
            case BIG_INTEGER -> factory.numberNode(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> factory.numberNode(finite(parser.getDoubleValue()));
        };
    }

    /** Half a surrogate pair can be escaped in JSON, and nothing else can hold it. */
    private String whole(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    fault(parser.currentTokenLocation(), "Expected whole characters, but found half of a surrogate pair");
                    break;
                }
                i++;
            }
        }
        return text;
    }

    private double finite(double number) throws IOException {
        if (!Double.isFinite(number)) {
            fault(parser.currentTokenLocation(), "Expected a number that JSON can hold, but found '" + parser.getText() + "'");
        }
        return number;
    }

    private void fault(JsonLocation at, String message) {
        sound = false;
        findings.errorInText(Code.INVALID_JSON_DESCRIPTION, position(at), message);
    }

    private static Position position(JsonLocation location) {
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
