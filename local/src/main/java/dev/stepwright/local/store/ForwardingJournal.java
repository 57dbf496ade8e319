package dev.stepwright.local.store;

import dev.stepwright.engine.journal.port.JournalStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that is another one; who extends it changes what it does otherwise. */
public abstract class ForwardingJournal implements JournalStore {

    private final JournalStore journal;

    protected ForwardingJournal(JournalStore journal) {
        this.journal = journal;
    }

    @Override
    public Append append(Entry entry) {
        return journal.append(entry);
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return journal.open(first, summary);
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        return journal.last(execution, frames);
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        return journal.read(execution, frame, number);
    }

    @Override
    public List<Entry> records(String execution, String frame, long from, int limit) {
        return journal.records(execution, frame, from, limit);
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        return journal.scan(execution, framePrefix, limit, cursor);
    }

    @Override
    public Optional<String> greatestFrame(String execution, String framePrefix) {
        return journal.greatestFrame(execution, framePrefix);
    }

    @Override
    public Leaf add(String execution, String leaf, int child, boolean failed) {
        return journal.add(execution, leaf, child, failed);
    }

    @Override
    public Map<String, Leaf> leaves(String execution, String leafPrefix) {
        return journal.leaves(execution, leafPrefix);
    }

    @Override
    public void beat(Beat beat) {
        journal.beat(beat);
    }

    @Override
    public Optional<Beat> lastBeat(String execution, String frame, long number) {
        return journal.lastBeat(execution, frame, number);
    }

    @Override
    public void close(Summary closed, Instant expires) {
        journal.close(closed, expires);
    }

    @Override
    public void reopen(Summary open) {
        journal.reopen(open);
    }

    @Override
    public Optional<Summary> summary(String execution) {
        return journal.summary(execution);
    }

    @Override
    public SummaryPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        return journal.list(stateMachine, status, limit, cursor);
    }

    @Override
    public SummaryPage open(int limit, Optional<String> cursor) {
        return journal.open(limit, cursor);
    }
}
