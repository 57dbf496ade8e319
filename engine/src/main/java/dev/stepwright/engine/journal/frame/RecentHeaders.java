package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.journal.record.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The constants of the executions that were met lately. A header holds its execution's input, as text and, once an expression has
 * read it, as a tree: so what is kept is bounded by bytes as well as by count. Safe for many threads.
 */
final class RecentHeaders {

    private static final int MOST = 2_000;

    /** A name may be another execution's by then: stores let it rest for longer after its execution is gone. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Of inputs, as text; the trees made of them take some ten times as much memory. */
    private static final long MOST_BYTES = 8 << 20;

    private final int most;
    private final long mostBytes;
    private record Known(Header header, Instant since) {
    }

    private final Map<String, Known> headers = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    RecentHeaders() {
        this(MOST, MOST_BYTES);
    }

    RecentHeaders(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Header> get(String execution, Instant now) {
        return Optional.ofNullable(headers.get(execution))
                .filter(known -> !now.isBefore(known.since()) && now.isBefore(known.since().plus(REMEMBERED))).map(Known::header);
    }

    /** Keeps it, unless it alone is longer than all may be. */
    synchronized void put(String execution, Header header, Instant now) {
        remove(execution);
        if (header.input().bytes() > mostBytes) {
            return;
        }
        headers.put(execution, new Known(header, now));
        bytes += header.input().bytes();
        for (var eldest = headers.entrySet().iterator(); headers.size() > most || bytes > mostBytes; ) {
            bytes -= eldest.next().getValue().header().input().bytes();
            eldest.remove();
        }
    }

    synchronized void remove(String execution) {
        var removed = headers.remove(execution);
        if (removed != null) {
            bytes -= removed.header().input().bytes();
        }
    }
}
