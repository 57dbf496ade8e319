package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What a field whose name ends in {@code .$} may hold (States Language, "Payload Template"). */
public sealed interface Expression permits Path, Intrinsic {

    /** Compiles a path when the text begins with {@code $}, and an intrinsic function call otherwise. */
    static Expression compile(String text) throws SyntaxException {
        return text.startsWith("$") ? Path.compile(text) : Intrinsic.compile(text);
    }

    /** The text it was compiled from. */
    String text();

    /** @throws EvaluationException when a path points at nothing or a function refuses its arguments */
    JsonNode evaluate(Scope scope, Randomness randomness);

    /** The names of the variables it refers to, without {@code $}, in order. */
    Set<String> variables();

    /** Whether it looks at {@link Scope#input()}. */
    boolean readsInput();

    /** Whether it looks at {@link Scope#context()}. */
    boolean readsContext();
}
