package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.jsonata.signature.Signature;
import dev.stepwright.engine.expression.jsonata.value.Function;
import dev.stepwright.engine.expression.jsonata.value.FunctionNode;
import dev.stepwright.engine.expression.jsonata.value.Run;

/** A function of the library. */
public final class BuiltIn implements Function {

    /** What a function does with arguments that fit its signature. */
    @FunctionalInterface
    interface Body {
        JsonNode of(Arguments arguments);
    }

    private static final int PRICE = 2;

    private final String name;
    private final Signature signature;
    private final int arity;
    private final Body body;

    private BuiltIn(String name, String signature, int arity, Body body) {
        this.name = name;
        this.signature = Signature.parse(signature);
        this.arity = arity;
        this.body = body;
    }

    /** @param arity how many arguments functions of higher order hand to it at most */
    static BuiltIn of(String name, String signature, int arity, Body body) {
        return new BuiltIn(name, signature, arity, body);
    }

    /** One of what is there: of an undefined first argument it gives what is undefined, too (2.0.6, run). */
    static BuiltIn ofDefined(String name, String signature, int arity, Body body) {
        return of(name, signature, arity, it -> it.has(0) ? body.of(it) : null);
    }

    public String name() {
        return name;
    }

    FunctionNode node() {
        return new FunctionNode(this);
    }

    @Override
    public int arity() {
        return arity;
    }

    @Override
    public JsonNode call(JsonNode[] arguments, JsonNode context, Run run) {
        return unchecked(signature.validate(arguments, context), context, run);
    }

    /** Without asking the signature, as a partially applied function is called. */
    public JsonNode unchecked(JsonNode[] arguments, JsonNode context, Run run) {
        run.spend(PRICE);
        return body.of(new Arguments(name, arguments, run));
    }
}
