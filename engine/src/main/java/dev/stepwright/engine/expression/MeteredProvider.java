package dev.stepwright.engine.expression;

import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;

/** Jayway's window on Jackson nodes, for one evaluation, shut when the path has looked at too much. */
final class MeteredProvider extends JacksonJsonNodeJsonProvider {

    static final int BUDGET = 10_000_000;
    /** A result is kept, with its whole path as text: it weighs more than a look. */
    private static final int PRICE_OF_RESULT = 10;

    private int left = BUDGET;

    MeteredProvider() {
        super(Json.mapper());
    }

    @Override
    public boolean isMap(Object node) {
        spend(1);
        return super.isMap(node);
    }

    @Override
    public boolean isArray(Object node) {
        spend(1);
        return super.isArray(node);
    }

    @Override
    public Object getMapValue(Object node, String key) {
        spend(1);
        return super.getMapValue(node, key);
    }

    @Override
    public Object getArrayIndex(Object node, int index) {
        spend(1);
        return super.getArrayIndex(node, index);
    }

    @Override
    public void setArrayIndex(Object array, int index, Object value) {
        spend(PRICE_OF_RESULT);
        super.setArrayIndex(array, index, value);
    }

    private void spend(int price) {
        left -= price;
        if (left < 0) {
            throw new EvaluationException(EvaluationException.RUNTIME,
                    "The JSONPath was given up after " + BUDGET + " looks at the input");
        }
    }
}
