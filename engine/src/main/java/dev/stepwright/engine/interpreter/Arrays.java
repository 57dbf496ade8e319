package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.payload.Payload;
import java.util.List;
import java.util.stream.Collectors;

/** Arrays of payloads. */
final class Arrays {

    private Arrays() {
    }

    /** Joined as text: none of the elements is parsed for it. */
    static Payload of(List<Payload> elements) {
        return Payload.ofText(elements.stream().map(Payload::text).collect(Collectors.joining(",", "[", "]")));
    }
}
