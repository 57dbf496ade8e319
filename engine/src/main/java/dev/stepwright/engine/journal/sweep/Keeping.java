package dev.stepwright.engine.journal.sweep;

import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.PayloadStore;
import java.util.HashSet;
import java.util.Optional;

/**
 * Keeps what there is of an execution that is open for long: its items, and the payloads that they name. The usual execution is over
 * before, and costs nothing.
 */
public final class Keeping {

    private static final int PAGE = 500;

    private final JournalStore store;
    private final PayloadStore payloads;
    private final RecordCodec codec;

    public Keeping(JournalStore store, PayloadStore payloads, RecordCodec codec) {
        this.store = store;
        this.payloads = payloads;
        this.codec = codec;
    }

    /** Payloads first: that the items were kept says that all of it was. */
    public void keep(String execution) {
        if (store.isToBeKept(execution)) {
            keepPayloads(execution);
            store.keep(execution);
        }
    }

    private void keepPayloads(String execution) {
        var renewed = new HashSet<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = store.scan(execution, "", PAGE, cursor);
            payloads.renewAll(page.entries().stream().flatMap(entry -> codec.stored(entry.body()).stream()).filter(renewed::add).toList());
            cursor = page.cursor();
        } while (cursor.isPresent());
    }
}
