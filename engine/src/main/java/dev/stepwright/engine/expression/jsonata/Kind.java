package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.regex.Pattern;

/** What a part of an expression does, as far as its price depends on it. The library keeps that to itself. */
enum Kind {
    /** Steps, each of which gathers what it makes of all items. */
    PATH(2),
    /** {@code [...]} gathers too. */
    ARRAY(5),
    /** <code>{...}</code>, by itself. */
    OBJECT(10),
    /** An operator between two values, which may look at all that is in them. */
    OPERATOR(2),
    /** {@code ? :} asks whether a value is true. */
    CONDITION(2),
    /** {@code ~>}, whose right side may be a transformation: that copies. */
    APPLICATION(2),
    /** {@code | | |} changes its copy in place, and what its pattern leads to. */
    TRANSFORMATION(50),
    /** Arguments are handed on: who takes them pays. */
    CALL(2),
    /** Gives what was made before. */
    VARIABLE(2),
    NAME(2),
    /** {@code *}. */
    WILDCARD(2),
    /** {@code **}. */
    DESCENDANTS(2),
    /** Keeps all that is in sight for as long as it lives. */
    FUNCTION(50),
    /** A call with question marks: a function that stands further from what it sees than the one it was made of. */
    PARTIAL(50),
    REGULAR_EXPRESSION(2),
    OTHER(2);

    private static final MethodHandle TYPE;
    private static final MethodHandle VALUE;
    private static final MethodHandle SET_VALUE;

    static {
        try {
            var library = MethodHandles.privateLookupIn(Symbol.class, MethodHandles.lookup());
            TYPE = library.findGetter(Symbol.class, "type", String.class);
            VALUE = library.findGetter(Symbol.class, "value", Object.class);
            SET_VALUE = library.findSetter(Symbol.class, "value", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the library's symbols have a type and a value", e);
        }
    }

    private final int price;

    Kind(int price) {
        this.price = price;
    }

    /** What it costs to do it, before it is known with what. */
    int price() {
        return price;
    }

    static Kind of(Symbol symbol) {
        return switch (type(symbol)) {
            case null -> OTHER;
            case "path" -> PATH;
            case "binary" -> OPERATOR;
            case "unary" -> "[".equals(value(symbol)) ? ARRAY : "{".equals(value(symbol)) ? OBJECT : OTHER;
            case "condition" -> CONDITION;
            case "apply" -> APPLICATION;
            case "transform" -> TRANSFORMATION;
            case "function" -> CALL;
            case "name" -> NAME;
            case "variable" -> VARIABLE;
            case "wildcard" -> WILDCARD;
            case "descendant" -> DESCENDANTS;
            case "lambda" -> FUNCTION;
            case "partial" -> PARTIAL;
            case "regex" -> REGULAR_EXPRESSION;
            default -> OTHER;
        };
    }

    private static String type(Symbol symbol) {
        try {
            return (String) TYPE.invokeExact(symbol);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(Symbol symbol) {
        try {
            return (Object) VALUE.invokeExact(symbol);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Puts a metered function in the place of a pattern, which the library would run for as long as it takes. */
    static void meter(Symbol regularExpression) {
        if (value(regularExpression) instanceof Pattern pattern) {
            try {
                SET_VALUE.invokeExact(regularExpression, (Object) new RegexFunction(pattern));
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }
}
