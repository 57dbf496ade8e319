package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import java.util.List;

/** One action of the API. */
interface Operation {

    /** What its request may hold, in the order of the API reference. */
    List<Member> members();

    /**
     * Does it.
     *
     * @param in found right by {@link #members}
     * @throws dev.stepwright.engine.api.error.ApiException what AWS refuses with
     * @throws dev.stepwright.engine.registry.StoreUnavailable when the store does not answer
     */
    ObjectNode perform(Arguments in);

    static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }
}
