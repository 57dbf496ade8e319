package dev.stepwright.engine.expression.jsonata.signature;

/**
 * One parameter of a signature.
 *
 * @param types   a letter for each type it takes
 * @param symbol  the type as it is written, {@code (} for a choice
 * @param inside  the types that the signature wants in an array or of a function, empty when it says nothing
 * @param context whether the context stands in for it when it is left out: {@code -}
 * @param suffix  {@code ?} or {@code +} as written, or nothing
 */
record Parameter(String types, char symbol, String inside, boolean context, String suffix) {

    private static final String MISSING = "m";

    String pattern() {
        return symbol == 'f' ? "f" : "[" + types + MISSING + "]";
    }

    Parameter with(String moreSuffix) {
        return new Parameter(types, symbol, inside, context, suffix + moreSuffix);
    }

    Parameter inside(String types) {
        return new Parameter(this.types, symbol, types, context, suffix);
    }

    Parameter contextual() {
        return new Parameter(types, symbol, inside, true, suffix + "?");
    }

    boolean takes(char type) {
        return types.indexOf(type) >= 0;
    }

    boolean repeats() {
        return suffix.contains("+");
    }
}
