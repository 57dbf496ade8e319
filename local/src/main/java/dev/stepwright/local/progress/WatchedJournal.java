package dev.stepwright.local.progress;

import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import java.util.function.Consumer;

/** A journal that somebody looks on at: told of each record when it has landed. */
public final class WatchedJournal extends ForwardingJournal {

    private final Consumer<Entry> watcher;

    public WatchedJournal(JournalStore journal, Consumer<Entry> watcher) {
        super(journal);
        this.watcher = watcher;
    }

    @Override
    public Append append(Entry entry) {
        return told(entry, super.append(entry));
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return told(first, super.open(first, summary));
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        return told(first, super.reopen(first, open));
    }

    private Append told(Entry entry, Append answer) {
        if (answer instanceof Append.Landed) {
            watcher.accept(entry);
        }
        return answer;
    }
}
