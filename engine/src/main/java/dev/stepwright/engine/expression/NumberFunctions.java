package dev.stepwright.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Random;

/** AWS guide, "Intrinsics for math operations" and "for unique identifier generation". */
final class NumberFunctions {

    private NumberFunctions() {
    }

    static JsonNode add(Arguments in) {
        long sum = (long) in.rounded(0) + in.rounded(1);
        return sum == (int) sum ? IntNode.valueOf((int) sum) : in.refuse();
    }

    /** From the first number on, below the second; the same numbers and seed always give the same. */
    static JsonNode random(Arguments in) {
        long start = in.truncated(0);
        long span = in.truncated(1) - start;
        if (span < 1) {
            return in.refuse();
        }
        var random = new Random(in.count() == 3 ? (long) in.number(2) : in.randomness().nextLong());
        long offset = span <= Integer.MAX_VALUE ? random.nextInt((int) span) : random.nextLong(span);
        return IntNode.valueOf((int) (start + offset));
    }

    static JsonNode uuid(Arguments in) {
        return TextNode.valueOf(in.randomness().uuid());
    }
}
