package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A journal whose bodies are changed as they are written and as they are read. */
final class Rewriting extends ForwardingJournal {

    private final UnaryOperator<byte[]> written;
    private final UnaryOperator<byte[]> read;

    Rewriting(JournalStore below, UnaryOperator<byte[]> written, UnaryOperator<byte[]> read) {
        super(below);
        this.written = written;
        this.read = read;
    }

    private static Entry with(Entry entry, UnaryOperator<byte[]> change) {
        return new Entry(entry.execution(), entry.frame(), entry.number(), entry.nonce(), change.apply(entry.body()));
    }

    private static Summary with(Summary summary, UnaryOperator<byte[]> change) {
        return new Summary(summary.execution(), summary.stateMachine(), summary.name(), summary.status(), summary.startDate(),
                summary.stopDate(), summary.body().length == 0 ? summary.body() : change.apply(summary.body()), summary.redrives(),
                summary.listed());
    }

    @Override
    public Append append(Entry entry) {
        return answered(below.append(with(entry, written)));
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return answered(below.open(with(first, written), with(summary, written)));
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        return answered(below.reopen(with(first, written), with(open, written)));
    }

    private Append answered(Append answer) {
        return switch (answer) {
            case Append.Landed landed -> landed;
            case Append.Refused(var existing) -> new Append.Refused(with(existing, read));
        };
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = new HashMap<>(below.last(execution, frames));
        found.replaceAll((frame, entry) -> with(entry, read));
        return found;
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        return below.read(execution, frame, number).map(entry -> with(entry, read));
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var page = below.scan(execution, framePrefix, limit, cursor);
        return new EntryPage(page.entries().stream().map(entry -> with(entry, read)).toList(), page.cursor());
    }

    @Override
    public void close(Summary closed, Instant expires) {
        below.close(with(closed, written), expires);
    }

    @Override
    public Optional<Summary> summary(String execution) {
        return below.summary(execution).map(summary -> with(summary, read));
    }
}
