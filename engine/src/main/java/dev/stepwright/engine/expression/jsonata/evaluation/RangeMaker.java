package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Numbers;

/** {@code [1..9]} (docs.jsonata.org, "Range operator"). */
record RangeMaker(Node first, Node last, int position) implements Node {

    private static final double MOST = 1e7;

    @Override
    public JsonNode value(JsonNode input, Frame frame) {
        var from = first.evaluate(input, frame);
        var to = last.evaluate(input, frame);
        if (from != null && !Numbers.isWhole(from)) {
            throw new Failure(Code.T2003).of("..").value(from).at(position);
        }
        if (to != null && !Numbers.isWhole(to)) {
            throw new Failure(Code.T2004).of("..").value(to).at(position);
        }
        if (from == null || to == null || from.doubleValue() > to.doubleValue()) {
            return null;
        }
        var start = from.doubleValue();
        var count = to.doubleValue() - start + 1;
        if (count > MOST) {
            throw new Failure(Code.D2014).of("..").value(Numbers.node(count)).at(position);
        }
        frame.run.items((long) count);
        var range = Items.sequenceOf((int) count);
        for (var i = 0; i < count; i++) {
            range.add(Numbers.node(start + i));
        }
        return range;
    }
}
