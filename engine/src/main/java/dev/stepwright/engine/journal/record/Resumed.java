package dev.stepwright.engine.journal.record;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The fork of an earlier life that a redriven frame takes up again. Its children are not those frames but new ones, named by
 * the fork of this life, so that a straggler of an earlier one counts for nobody (rule 7). What had succeeded is kept where
 * it is.
 *
 * @param fork    that it stood in, in the life before
 * @param created children of that fork that had begun: those below this index go on where they were, or are kept
 * @param kept    children that succeeded, by the fork whose they are; empty until they are known
 * @param left    children that had begun in a life before that one, which ended before it came to them
 */
public record Resumed(Fork fork, int created, List<Some> kept, List<Some> left) {

    /** A record that forked. @param frame whose it is @param events of that frame: those before its children's */
    public record Fork(String frame, long number, long events) {

        public FrameName child(int index) {
            return new FrameName(frame).child(number, index);
        }
    }

    /** Some children of a fork. */
    public record Some(Fork fork, BitSet children) {
    }

    /** The fork alone, before anybody has looked at its children. */
    public static Resumed of(FrameName frame, long number, long events) {
        return new Resumed(new Fork(frame.text(), number, events), 0, List.of(), List.of());
    }

    /** The fork whose child goes on; empty when it had not begun. Not to be asked of one that is kept. */
    public Optional<Fork> begun(int index) {
        return index < created ? Optional.of(fork) : forkOf(left, index);
    }

    /** The fork whose child is kept. */
    public Optional<Fork> keeper(int index) {
        return forkOf(kept, index);
    }

    private static Optional<Fork> forkOf(List<Some> parts, int index) {
        return parts.stream().filter(some -> some.children().get(index)).map(Some::fork).findFirst();
    }
}
