package dev.stepwright.engine.journal.record;

import dev.stepwright.engine.interpreter.Stand;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a frame: {@code 0} for the root, and for a child its parent's name, the number of the parent's record that
 * forked it, and its index: {@code 0.5.00002}. Named by the fork, a straggler of an attempt that is over can neither be
 * mistaken for nor counted with the retry's child (rule 7). A frame's name is a prefix of those of all frames below it.
 */
public record FrameName(String text) {

    public static final FrameName ROOT = new FrameName("0");

    /** As many as the indexes of {@link Stand.Joining#MAX_CHILDREN} children need, so that names sort as their indexes do. */
    private static final int DIGITS = 5;

    /** @param index below {@link Stand.Joining#MAX_CHILDREN} */
    public FrameName child(long fork, int index) {
        var digits = Integer.toString(index);
        if (index < 0 || index >= Stand.Joining.MAX_CHILDREN) {
            throw new AssertionError("Expected the index of one of at most " + Stand.Joining.MAX_CHILDREN + " children, found " + digits);
        }
        return new FrameName(forkPrefix(fork) + "0".repeat(DIGITS - digits.length()) + digits);
    }

    /** What the names of the children forked by that record start with, and nothing else's. */
    public String forkPrefix(long fork) {
        return text + "." + fork + ".";
    }

    public boolean isRoot() {
        return text.equals(ROOT.text);
    }

    public FrameName parent() {
        return new FrameName(text.substring(0, text.lastIndexOf('.', text.lastIndexOf('.') - 1)));
    }

    /** Number of the parent's record that forked this frame. */
    public long fork() {
        var dot = text.lastIndexOf('.');
        return Long.parseLong(text, text.lastIndexOf('.', dot - 1) + 1, dot, 10);
    }

    public int index() {
        return Integer.parseInt(text.substring(text.lastIndexOf('.') + 1));
    }

    /** Forks above it. */
    public int depth() {
        return (int) text.chars().filter(c -> c == '.').count() / 2;
    }

    /** From the root down to this frame. */
    public List<FrameName> lineage() {
        var names = new ArrayList<FrameName>();
        for (var name = this; ; name = name.parent()) {
            names.addFirst(name);
            if (name.isRoot()) {
                return names;
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
