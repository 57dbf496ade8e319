package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.signature.Signature;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import java.util.List;
import java.util.Optional;

/** <code>function($a, $b)&lt;signature&gt;{ body }</code> (docs.jsonata.org, "Function definition"). */
record FunctionMaker(List<String> parameters, Optional<Signature> signature, Node body) implements Node {

    /** It keeps all that is in sight for as long as it lives. */
    private static final int PRICE = 10;

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        frame.run.spend(PRICE);
        return new FunctionNode(new Lambda(parameters, signature, body, input, frame));
    }
}
