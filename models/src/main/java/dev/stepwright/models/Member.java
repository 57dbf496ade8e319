package dev.stepwright.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A member of a structure, or what a list or map holds.
 *
 * @param name            of the member in the model
 * @param shape           what it is: a name that its {@link ServiceModel} knows
 * @param location        where in the HTTP message it is: {@code uri}, {@code querystring}, {@code header}, {@code headers} or
 *                            {@code statusCode}; in the body without one
 * @param locationName    its name there
 * @param queryName       its name in requests of the protocol ec2
 * @param namespace       of its element in XML
 * @param timestampFormat where not the protocol's usual
 */
public record Member(String name, String shape, Optional<String> location, Optional<String> locationName, Optional<String> queryName,
                     Optional<String> namespace, Optional<String> timestampFormat, Set<Mark> marks) {

    public enum Mark {
        /** Of a list or map: without an element around it. */
        FLATTENED("fl"),
        /** Made up where it is not given. */
        IDEMPOTENCY_TOKEN("it"),
        /** JSON in a header. */
        JSON_VALUE("jv"),
        /** Bytes that are the body. */
        STREAMING("st");

        private final String written;

        Mark(String written) {
            this.written = written;
        }
    }

    /** Of what {@link ShortModel} writes. */
    static Member read(String name, JsonNode written) {
        if (written.isTextual()) {
            return new Member(name, written.textValue(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Set.of());
        }
        var marks = EnumSet.noneOf(Mark.class);
        Arrays.stream(Mark.values()).filter(mark -> written.has(mark.written)).forEach(marks::add);
        return new Member(name, written.get("t").textValue(), text(written, "l"), text(written, "n"), text(written, "q"),
                text(written, "x"), text(written, "f"), marks);
    }

    static Optional<String> text(JsonNode written, String name) {
        return Optional.ofNullable(written.get(name)).map(JsonNode::textValue);
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
