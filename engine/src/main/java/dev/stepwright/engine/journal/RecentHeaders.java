package dev.stepwright.engine.journal;

import dev.stepwright.engine.journal.record.Header;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The constants of the executions that were met lately. A header holds its execution's input, as text and, once an expression has
 * read it, as a tree: so what is kept is bounded by bytes as well as by count. Safe for many threads.
 */
final class RecentHeaders {

    private static final int MOST = 2_000;

    /** Of inputs, as text; the trees made of them take some ten times as much memory. */
    private static final long MOST_BYTES = 8 << 20;

    private final int most;
    private final long mostBytes;
    private final Map<String, Header> headers = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    RecentHeaders() {
        this(MOST, MOST_BYTES);
    }

    RecentHeaders(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Header> get(String execution) {
        return Optional.ofNullable(headers.get(execution));
    }

    /** Keeps it, unless it alone is longer than all may be. */
    synchronized void put(String execution, Header header) {
        remove(execution);
        if (header.input().bytes() > mostBytes) {
            return;
        }
        headers.put(execution, header);
        bytes += header.input().bytes();
        for (var eldest = headers.entrySet().iterator(); headers.size() > most || bytes > mostBytes; ) {
            bytes -= eldest.next().getValue().input().bytes();
            eldest.remove();
        }
    }

    synchronized void remove(String execution) {
        var removed = headers.remove(execution);
        if (removed != null) {
            bytes -= removed.input().bytes();
        }
    }
}
