package dev.stepwright.engine.asl.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 as another way to write JSON: text keys, no tags, the core schema's scalars, one document. Aliases share
 * the tree they repeat, and {@code <<} takes over the fields of another mapping. The first fault ends the reading.
 */
final class YamlSource {

    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true)
            .setCodePointLimit(SourceText.MAX_BYTES).build();

    private final Iterator<Event> events;
    private final Map<Anchor, Source> anchors = new HashMap<>();
    private int depth;

    private YamlSource(Iterator<Event> events) {
        this.events = events;
    }

    static Optional<Source> read(String text, Findings findings) {
        try {
            return Optional.of(new YamlSource(new Parse(SETTINGS).parseReader(new WholeCharacters(text)).iterator()).document());
        } catch (Refused e) {
            findings.errorInText(Code.INVALID_YAML_DESCRIPTION, e.position, e.getMessage());
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark().map(YamlSource::position).orElse(Position.START);
            findings.errorInText(Code.INVALID_YAML_DESCRIPTION, at, e.getProblem());
        } catch (YamlEngineException e) {
            findings.errorInText(Code.INVALID_YAML_DESCRIPTION, Position.START, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Source document() {
        var event = events.next();
        while (!(event instanceof NodeEvent)) {
            if (!events.hasNext()) {
                throw new Refused(Position.START, SourceText.NOT_AN_OBJECT);
            }
            event = events.next();
        }
        var source = value(event);
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent more) {
                throw new Refused(position(more), "Expected one document, but found a second");
            }
        }
        return source;
    }

    private Source value(Event event) {
        var source = switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> keep(scalar.getAnchor(), scalar(scalar));
            case SequenceStartEvent start -> keep(start.getAnchor(), sequence(start));
            case MappingStartEvent start -> keep(start.getAnchor(), mapping(start));
            default -> throw new AssertionError("no value: " + event);
        };
        if (depth + source.depth() > SourceText.MAX_DEPTH) {
            throw tooDeep(position(event));
        }
        if (source.size() > SourceText.MAX_VALUES) {
            throw new Refused(position(event), "Expected at most " + SourceText.MAX_VALUES
                    + " values, those that aliases repeat included");
        }
        return source;
    }

    private Source keep(Optional<Anchor> anchor, Source source) {
        anchor.ifPresent(name -> anchors.put(name, source));
        return source;
    }

    private Source alias(AliasEvent alias) {
        var source = anchors.get(alias.getAlias());
        if (source == null) {
            throw new Refused(position(alias), "Expected an anchor defined before, but found the alias '*"
                    + alias.getAlias() + "'");
        }
        return source;
    }

    private Source sequence(SequenceStartEvent start) {
        var position = enter(start, start.getTag());
        var items = new ArrayList<Source>();
        for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(value(event));
        }
        depth--;
        return Source.Sequence.of(position, items);
    }

    private Source mapping(MappingStartEvent start) {
        var position = enter(start, start.getTag());
        var fields = new LinkedHashMap<String, Source.Field>();
        var merged = new LinkedHashMap<String, Source.Field>();
        for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            var at = position(event);
            var name = key(event, at);
            var value = value(events.next());
            if (name.equals("<<") && event instanceof ScalarEvent scalar && scalar.isPlain()) {
                merge(value, merged, at);
            } else if (fields.put(name, new Source.Field(at, value)) != null) {
                throw new Refused(at, "Duplicate field '" + name + "'");
            }
        }
        merged.forEach(fields::putIfAbsent);
        depth--;
        return Source.Mapping.of(position, fields);
    }

    private static void merge(Source value, Map<String, Source.Field> merged, Position at) {
        switch (value) {
            case Source.Mapping mapping -> mapping.fields().forEach(merged::putIfAbsent);
            case Source.Sequence sequence -> sequence.items().forEach(item -> merge(item, merged, at));
            case Source.Scalar _ -> throw new Refused(at, "Expected a mapping to take fields from, but found a scalar");
        }
    }

    private static String key(Event event, Position at) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        throw new Refused(at, "Expected a field name, but found " + (event instanceof AliasEvent ? "an alias"
                : "a mapping or sequence"));
    }

    private Position enter(Event event, Optional<String> tag) {
        var position = position(event);
        refuseTag(position, tag);
        if (++depth > SourceText.MAX_DEPTH) {
            throw tooDeep(position);
        }
        return position;
    }

    private static Refused tooDeep(Position position) {
        return new Refused(position, "Expected at most " + SourceText.MAX_DEPTH
                + " levels of mappings and sequences, those that aliases repeat included");
    }

    private static Source scalar(ScalarEvent event) {
        var position = position(event);
        refuseTag(position, event.getTag());
        var factory = JsonNodeFactory.instance;
        return new Source.Scalar(position, event.getScalarStyle() == ScalarStyle.PLAIN
                ? plain(event.getValue(), position, factory) : factory.textNode(event.getValue()));
    }

    /** The core schema of YAML 1.2.2, section 10.3.2. */
    private static JsonNode plain(String text, Position position, JsonNodeFactory factory) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> factory.nullNode();
            case "true", "True", "TRUE" -> factory.booleanNode(true);
            case "false", "False", "FALSE" -> factory.booleanNode(false);
            default -> text.matches("[-+]?[0-9]{1,300}") ? integer(new BigInteger(text), factory)
                    : text.matches("0o[0-7]{1,99}") ? integer(new BigInteger(text.substring(2), 8), factory)
                    : text.matches("0x[0-9a-fA-F]{1,99}") ? integer(new BigInteger(text.substring(2), 16), factory)
                    : text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?") ? decimal(text, position, factory)
                    : text.matches("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)") ? decimal(text, position, factory)
                    : factory.textNode(text);
        };
    }

    private static JsonNode integer(BigInteger value, JsonNodeFactory factory) {
        return value.bitLength() < 32 ? factory.numberNode(value.intValue())
                : value.bitLength() < 64 ? factory.numberNode(value.longValue()) : factory.numberNode(value);
    }

    private static JsonNode decimal(String text, Position position, JsonNodeFactory factory) {
        if (text.chars().anyMatch(Character::isDigit) && Double.isFinite(Double.parseDouble(text))) {
            return factory.numberNode(Double.parseDouble(text));
        }
        throw new Refused(position, "Expected a number that JSON can hold, but found '" + text + "'");
    }

    private static void refuseTag(Position position, Optional<String> tag) {
        if (tag.isPresent() && !tag.get().equals("!")) {
            throw new Refused(position, "Expected a value without a tag, but found '" + tag.get() + "'");
        }
    }

    private static Position position(Event event) {
        return event.getStartMark().map(YamlSource::position).orElse(Position.START);
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** What this reading does not take; not thrown out of this class. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Position position;

        Refused(Position position, String message) {
            super(message, null, false, false);
            this.position = position;
        }
    }
}
