package dev.stepwright.engine.teststate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.interpreter.Mock;
import dev.stepwright.engine.payload.Payload;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be tested, and under which circumstances.
 *
 * @param workflow   the states that the tested one is among
 * @param stateName  of the tested one
 * @param input      raw
 * @param variables  in sight of it
 * @param roleArn    to call with
 * @param mock       instead of its effect
 * @param context    what {@code $$} shows; absent: that of a test
 * @param retryCount how often the state was tried again before
 */
public record StateTest(Workflow workflow, String stateName, Payload input, Map<String, Payload> variables, Optional<String> roleArn,
                        Optional<Mock> mock, Optional<ObjectNode> context, int retryCount) {

    State state() {
        return workflow.state(stateName);
    }
}
