package dev.stepwright.engine.journal.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table of executions. Every read is strongly consistent. Any call may throw
 * {@link dev.stepwright.engine.registry.StoreUnavailable}; a write may then have happened all the same.
 *
 * <p>Names: an execution is named by its ARN. A frame is named by text over {@code [0-9.]} of its own alphabet (see
 * {@code FrameName}); names of one execution sort so that all frames below another have its name as a prefix.
 */
public interface JournalStore {

    /**
     * One record of a frame's journal.
     *
     * @param number 0, 1, 2 …, without gaps
     * @param nonce  drawn afresh for each append, so that a refused writer can tell its own record from another's
     * @param body   at most 350,000 bytes
     */
    record Entry(String execution, String frame, long number, String nonce, byte[] body) {
    }

    sealed interface Append {

        /** The record is there, and it is this one. */
        record Landed() implements Append {
        }

        /** Another record with that number is there. */
        record Refused(Entry existing) implements Append {
        }
    }

    /**
     * What DescribeExecution and ListExecutions need; lives with record 0 of the root frame.
     *
     * @param redrives how often the execution was redriven: what is said of an earlier life never replaces a later one
     * @param listed   its time in lists: when it closed, or while it runs when it began or was redriven
     */
    record Summary(String execution, String stateMachine, String name, String status, Instant startDate,
                   Optional<Instant> stopDate, byte[] body, int redrives, Instant listed) {

        public Summary(String execution, String stateMachine, String name, String status, Instant startDate,
                       Optional<Instant> stopDate, byte[] body, int redrives) {
            this(execution, stateMachine, name, status, startDate, stopDate, body, redrives, stopDate.orElse(startDate));
        }

        /** Of an execution that was never redriven. */
        public Summary(String execution, String stateMachine, String name, String status, Instant startDate,
                       Optional<Instant> stopDate, byte[] body) {
            this(execution, stateMachine, name, status, startDate, stopDate, body, 0);
        }
    }

    record SummaryPage(List<Summary> summaries, Optional<String> cursor) {
    }

    record EntryPage(List<Entry> entries, Optional<String> cursor) {
    }

    /** @param in children that succeeded @param failed children that failed: indexes within the leaf's range */
    record Leaf(Set<Integer> in, Set<Integer> failed) {
    }

    /**
     * How long a claim is still good, or a token still beats.
     *
     * @param number of the record it belongs to
     */
    record Beat(String execution, String frame, long number, Instant until) {
    }

    /** Puts a record that must not be there yet (rule 1). */
    Append append(Entry entry);

    /**
     * Puts record 0 of the root frame together with the summary; refused when the execution exists. Of a former execution of the name
     * that is gone nothing is seen any more, whatever is left of it.
     */
    Append open(Entry first, Summary summary);

    /**
     * Puts the record that begins another life, and opens the summary for it: both or neither, so that the sweep knows of a life from
     * its first record on.
     *
     * @param open of one redrive more than the summary that is there
     * @throws dev.stepwright.engine.registry.StoreUnavailable also when there is no summary any more
     */
    Append reopen(Entry first, Summary open);

    /** Last record of each of these frames, in one round trip; a frame without records is absent. */
    Map<String, Entry> last(String execution, Collection<String> frames);

    Optional<Entry> read(String execution, String frame, long number);

    /** Records of one frame from that number on, in order; fewer than the limit only where they end. */
    List<Entry> records(String execution, String frame, long from, int limit);

    /**
     * Records of all frames, or of those whose name starts with the prefix, ordered by frame name and number.
     *
     * @param framePrefix empty for all
     */
    EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor);

    /** Greatest frame name that starts with the prefix, if any frame has a record. */
    Optional<String> greatestFrame(String execution, String framePrefix);

    /** Adds a child to a join leaf, idempotently and atomically, and returns the leaf as it is then (rule 7). */
    Leaf add(String execution, String leaf, int child, boolean failed);

    /** The leaves whose name starts with the prefix, by name. */
    Map<String, Leaf> leaves(String execution, String leafPrefix);

    /** Sets a beat; it never moves backwards. */
    void beat(Beat beat);

    Optional<Beat> lastBeat(String execution, String frame, long number);

    /**
     * Closes the summary, once for each life: one that is closed stays as it is, and so does one of a later life, or of another start.
     *
     * @param expires from when on the execution is gone: all that there is of it together, however late and in whatever order it is
     *                deleted
     */
    void close(Summary closed, Instant expires);

    /** Whether something of it would go too early if nobody kept it: it has been open for long. */
    boolean isToBeKept(String execution);

    /** Keeps on all that there is of an execution, for as long as what is written now is kept. */
    void keep(String execution);

    Optional<Summary> summary(String execution);

    /**
     * Executions of a machine, those that began, were redriven or closed last first; all statuses when the filter is empty. One that
     * closes between two pages goes to the front, and a listing that has begun does not meet it.
     */
    SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor);

    /** Executions that are still open, of all machines, oldest first, for the sweep. */
    SummaryPage open(int limit, Optional<String> cursor);
}
