package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Append;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal store in terms of records instead of bytes, and the one condition that everything rests on (rule 1). */
public final class Journal {

    /** Clocks differ by less, and two executions of one name begin further apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(15);

    private final JournalStore store;
    private final RecordCodec codec;
    private final Randomness randomness;
    private final InstantSource clock;
    private final RecentHeaders headers = new RecentHeaders();

    public Journal(JournalStore store, RecordCodec codec, Randomness randomness, InstantSource clock) {
        this.clock = clock;
        this.store = store;
        this.codec = codec;
        this.randomness = randomness;
    }

    public JournalStore store() {
        return store;
    }

    /** A frame and its ancestors; empty when one of them has no record. */
    public Optional<Lineage> lineage(String execution, FrameName name) {
        var names = name.lineage();
        var entries = store.last(execution, names.stream().map(FrameName::text).toList());
        if (entries.size() < names.size()) {
            return Optional.empty();
        }
        return Optional.of(new Lineage(names.stream().map(n -> standing(entries.get(n.text()))).toList()));
    }

    public Optional<Standing> last(String execution, FrameName name) {
        return last(execution, List.of(name)).stream().findFirst();
    }

    public Optional<Standing> read(String execution, FrameName name, long number) {
        return store.read(execution, name.text(), number).map(this::standing);
    }

    /** Those of the frames that have a record. */
    public List<Standing> last(String execution, List<FrameName> names) {
        var entries = store.last(execution, names.stream().map(FrameName::text).toList());
        return entries.values().stream().map(this::standing).toList();
    }

    /** Records of a frame from that number on; fewer than the limit only where they end. */
    public List<Standing> records(String execution, FrameName name, long from, int limit) {
        return store.records(execution, name.text(), from, limit).stream().map(this::standing).toList();
    }

    /** Some records, and where the next ones begin. */
    public record Page(List<Standing> standings, Optional<String> cursor) {
    }

    /** Records whose frame's name starts with the prefix, in the order of names and numbers. */
    public Page page(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var page = store.scan(execution, framePrefix, limit, cursor);
        return new Page(page.entries().stream().map(this::standing).toList(), page.cursor());
    }

    /** All of them. */
    public List<Standing> scan(String execution, String framePrefix) {
        var all = new ArrayList<Standing>();
        var cursor = Optional.<String>empty();
        do {
            var page = page(execution, framePrefix, 1_000, cursor);
            all.addAll(page.standings());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return all;
    }

    /** The constants of an execution; empty when there is none of that name. */
    public Optional<Header> header(String execution) {
        var now = clock.instant();
        var known = headers.get(execution, now);
        if (known.isPresent()) {
            return known;
        }
        var read = readHeader(execution);
        read.ifPresent(header -> headers.put(execution, header, now));
        return read;
    }

    private Optional<Header> readHeader(String execution) {
        return store.read(execution, FrameName.ROOT.text(), 0).flatMap(entry -> codec.decode(entry.body()).header());
    }

    /**
     * Whether the execution that has the name of the one that started this one began after it: then it is another. Who asks wants to know
     * what is there now, so nothing that is remembered will do.
     */
    public boolean isOrphan(Header child, Origin origin) {
        return readHeader(origin.execution()).filter(parent -> child.startDate().isBefore(parent.startDate().minus(CLOCKS))).isPresent();
    }

    /**
     * Puts a record. True: it is there, and it is ours. False: somebody else's has the number. A write can land and be
     * reported failed; then the retry is refused by our own record, which the nonce shows (M_NONCE).
     */
    public boolean append(String execution, FrameName name, long number, JournalRecord journalRecord) {
        return append(draft(execution, name, number, journalRecord));
    }

    /** An append that is ready to be made, and made again: its payloads are stored, its nonce is drawn. */
    public Entry draft(String execution, FrameName name, long number, JournalRecord journalRecord) {
        return entry(execution, name, number, journalRecord);
    }

    public boolean append(Entry draft) {
        return isOurs(draft, unsure(() -> store.append(draft)));
    }

    /** Puts record 0 of an execution, with its summary. */
    public boolean open(String execution, JournalRecord first, Summary summary) {
        var entry = entry(execution, FrameName.ROOT, 0, first);
        var isOpened = isOurs(entry, unsure(() -> store.open(entry, summary)));
        if (isOpened) {
            // of another execution that had this name, and has expired
            headers.remove(execution);
        }
        return isOpened;
    }

    /** Puts the record of the root frame that begins another life, with its summary. */
    public boolean reopen(String execution, long number, JournalRecord first, Summary open) {
        var entry = entry(execution, FrameName.ROOT, number, first);
        return isOurs(entry, unsure(() -> store.reopen(entry, open)));
    }

    private Entry entry(String execution, FrameName name, long number, JournalRecord journalRecord) {
        return new Entry(execution, name.text(), number, nonce(), codec.encode(journalRecord));
    }

    private static Append unsure(java.util.function.Supplier<Append> append) {
        try {
            return append.get();
        } catch (StoreUnavailable first) {
            return append.get();
        }
    }

    private static boolean isOurs(Entry entry, Append append) {
        return switch (append) {
            case Append.Landed() -> true;
            case Append.Refused(var existing) -> existing.nonce().equals(entry.nonce());
        };
    }

    private String nonce() {
        return Long.toString(randomness.nextLong(), 36) + Long.toString(randomness.nextLong(), 36);
    }

    private Standing standing(Entry entry) {
        return new Standing(entry.execution(), new FrameName(entry.frame()), entry.number(), codec.decode(entry.body()));
    }
}
