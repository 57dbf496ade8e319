package dev.stepwright.engine.expression.jsonata.regex;

import java.util.function.IntConsumer;

/** A regular expression, compiled. Immutable, and safe for any number of threads. */
public final class Regex {

    private final Op[] ops;
    private final int groups;
    private final int registers;
    private final boolean multiline;

    private Regex(Op[] ops, int groups, int registers, boolean multiline) {
        this.ops = ops;
        this.groups = groups;
        this.registers = registers;
        this.multiline = multiline;
    }

    /**
     * @param anyCase   the flag {@code i}
     * @param multiline the flag {@code m}
     */
    public static Regex compile(String source, boolean anyCase, boolean multiline) throws PatternFault {
        var parser = new PatternParser(source);
        var compiler = new PatternCompiler(anyCase);
        var ops = compiler.compile(parser.parse());
        return new Regex(ops, parser.groups(), compiler.registers(), multiline);
    }

    public int groups() {
        return groups;
    }

    /**
     * The first match that begins at a place or behind it: of the whole and of each group the beginning and the end, -1 for a group
     * that took no part; null when there is none.
     *
     * @param spend is told of steps; what it throws ends the search
     */
    public int[] find(String text, int from, IntConsumer spend) {
        var machine = new Machine(ops, text, multiline, 2 * groups + 2, registers, spend);
        for (var at = from; at <= text.length(); at++) {
            if (machine.matches(at)) {
                return machine.slots();
            }
        }
        return null;
    }
}
