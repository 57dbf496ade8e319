package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;

/** Jayway's window on Jackson nodes, for one evaluation, shut when the path has looked at too much. */
final class MeteredProvider extends JacksonJsonNodeJsonProvider {

    /** A result is kept, with its whole path as text: it weighs more than a look. */
    private static final int PRICE_OF_RESULT = 10;

    private final Effort effort;

    MeteredProvider(Effort effort) {
        super(Json.mapper());
        this.effort = effort;
    }

    Effort effort() {
        return effort;
    }

    @Override
    public boolean isMap(Object node) {
        effort.spend(1);
        return super.isMap(node);
    }

    @Override
    public boolean isArray(Object node) {
        effort.spend(1);
        return super.isArray(node);
    }

    @Override
    public Object getMapValue(Object node, String key) {
        effort.spend(1);
        return super.getMapValue(node, key);
    }

    @Override
    public Object getArrayIndex(Object node, int index) {
        effort.spend(1);
        return super.getArrayIndex(node, index);
    }

    @Override
    public void setArrayIndex(Object array, int index, Object value) {
        effort.spend(PRICE_OF_RESULT);
        if (array instanceof ArrayNode results && value instanceof JsonNode node && index == results.size()) {
            results.add(node); // as it is: Jayway would copy it with all that is in it
        } else {
            super.setArrayIndex(array, index, value);
        }
    }
}
