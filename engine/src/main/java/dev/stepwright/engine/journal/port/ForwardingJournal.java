package dev.stepwright.engine.journal.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that is another one; who extends it changes what it does otherwise. */
public abstract class ForwardingJournal implements JournalStore {

    protected final JournalStore below;

    protected ForwardingJournal(JournalStore below) {
        this.below = below;
    }

    @Override
    public Append append(Entry entry) {
        return below.append(entry);
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return below.open(first, summary);
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        return below.reopen(first, open);
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        return below.last(execution, frames);
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        return below.read(execution, frame, number);
    }

    @Override
    public List<Entry> records(String execution, String frame, long from, int limit) {
        return below.records(execution, frame, from, limit);
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        return below.scan(execution, framePrefix, limit, cursor);
    }

    @Override
    public Optional<String> greatestFrame(String execution, String framePrefix) {
        return below.greatestFrame(execution, framePrefix);
    }

    @Override
    public Leaf add(String execution, String leaf, int child, boolean failed) {
        return below.add(execution, leaf, child, failed);
    }

    @Override
    public Map<String, Leaf> leaves(String execution, String leafPrefix) {
        return below.leaves(execution, leafPrefix);
    }

    @Override
    public void beat(Beat beat) {
        below.beat(beat);
    }

    @Override
    public Optional<Beat> lastBeat(String execution, String frame, long number) {
        return below.lastBeat(execution, frame, number);
    }

    @Override
    public void close(Summary closed, Instant expires) {
        below.close(closed, expires);
    }

    @Override
    public boolean isToBeKept(String execution) {
        return below.isToBeKept(execution);
    }

    @Override
    public void keep(String execution) {
        below.keep(execution);
    }

    @Override
    public Optional<Summary> summary(String execution) {
        return below.summary(execution);
    }

    @Override
    public SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        return below.list(stateMachine, status, limit, cursor);
    }

    @Override
    public SummaryPage open(int limit, Optional<String> cursor) {
        return below.open(limit, cursor);
    }
}
