package dev.stepwright.engine.journal.record;

import java.util.BitSet;
import java.util.List;

/**
 * The fork of an earlier life that a redriven frame takes up again. Its children are not those frames but new ones, named by
 * the fork of this life, so that a straggler of an earlier one counts for nobody (rule 7). What had succeeded is kept where
 * it is.
 *
 * @param frame   that forked then
 * @param fork    number of its record that did
 * @param events  of that record's frame: the history events before its children's
 * @param created children that had begun: those below this index go on where they were, or are kept
 * @param kept    children that succeeded, by the fork whose they are; empty until they are known
 */
public record Resumed(String frame, long fork, long events, int created, List<Kept> kept) {

    public record Kept(String frame, long fork, long events, BitSet children) {

        public FrameName name(int index) {
            return new FrameName(frame).child(fork, index);
        }
    }

    /** The fork alone, before anybody has looked at its children. */
    public static Resumed of(FrameName frame, long fork, long events) {
        return new Resumed(frame.text(), fork, events, 0, List.of());
    }

    /** Name of a child in the earlier life. */
    public FrameName earlier(int index) {
        return new FrameName(frame).child(fork, index);
    }
}
