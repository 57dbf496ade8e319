package dev.stepwright.engine.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Resource;
import java.util.Optional;

/** What the APIs of services answer with, as far as their models are known. */
@FunctionalInterface
public interface MockSchemas {

    /** Knows none. */
    MockSchemas NONE = (_, _, _) -> Optional.empty();

    /**
     * What is wrong with a made-up answer, in AWS's words; empty when nothing is, and for a call whose answer is not known.
     *
     * @param complete whether a member that is always there must be
     */
    Optional<String> fault(Resource.Service call, JsonNode answer, boolean complete);
}
