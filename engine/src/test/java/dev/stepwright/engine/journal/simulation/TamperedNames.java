package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The mutant whose frames and leaves are named by parent and index alone: every attempt of a scope shares them. */
final class TamperedNames extends ForwardingJournal {

    /** What the writer called the frame, by the record's nonce: history is read by true names. */
    private final Map<String, String> meant = new HashMap<>();

    TamperedNames(JournalStore below) {
        super(below);
    }

    /** Every fork is fork 0. */
    private static String shared(String name) {
        return name.replaceAll("\\.(\\d+)\\.", ".0.");
    }

    private static Entry named(Entry entry, String frame) {
        return new Entry(entry.execution(), frame, entry.number(), entry.nonce(), entry.body());
    }

    @Override
    public Append append(Entry entry) {
        meant.putIfAbsent(entry.nonce(), entry.frame());
        return switch (below.append(named(entry, shared(entry.frame())))) {
            case Append.Landed landed -> landed;
            case Append.Refused(var existing) -> new Append.Refused(named(existing, entry.frame()));
        };
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = new HashMap<String, Entry>();
        var stored = below.last(execution, frames.stream().map(TamperedNames::shared).toList());
        frames.stream().filter(frame -> stored.containsKey(shared(frame)))
                .forEach(frame -> found.put(frame, named(stored.get(shared(frame)), frame)));
        return found;
    }

    @Override
    public Optional<Entry> read(String execution, String frame, long number) {
        return below.read(execution, shared(frame), number).map(entry -> named(entry, frame));
    }

    @Override
    public EntryPage scan(String execution, String framePrefix, int limit, Optional<String> cursor) {
        var page = below.scan(execution, shared(framePrefix), limit, cursor);
        return new EntryPage(page.entries().stream().map(e -> named(e, meant.getOrDefault(e.nonce(), e.frame()))).toList(),
                page.cursor());
    }

    @Override
    public Optional<String> greatestFrame(String execution, String framePrefix) {
        return below.greatestFrame(execution, shared(framePrefix))
                .map(found -> framePrefix + found.substring(shared(framePrefix).length()));
    }

    @Override
    public Leaf add(String execution, String leaf, int child, boolean failed) {
        return below.add(execution, shared(leaf), child, failed);
    }

    @Override
    public Map<String, Leaf> leaves(String execution, String leafPrefix) {
        return below.leaves(execution, shared(leafPrefix));
    }
}
