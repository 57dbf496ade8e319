package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Resumed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Sits before the table and sees every write land. What must hold at any moment is checked here: one writer for each number,
 * no gaps, nothing after the end, every record decided on the one before it, every claim performed by its owner and nobody
 * else, a token good for its own attempt and once.
 */
final class Witness extends ForwardingJournal {

    private final JournalStore table;
    private final ExpiringJournalStore unconditional;
    private final RecordCodec codec;
    private final Actors actors;
    private final boolean strict;
    private final Map<String, TreeMap<Long, Stand>> stands = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final Set<String> consumed = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private int lives;
    private int landed;
    private int largest;

    /** @param strict whether to ask for more than is promised (T_STRICT) */
    Witness(JournalStore table, ExpiringJournalStore unconditional, RecordCodec codec, Actors actors, boolean strict) {
        super(table);
        this.table = table;
        this.unconditional = unconditional;
        this.codec = codec;
        this.actors = actors;
        this.strict = strict;
    }

    JournalRecord decode(Entry entry) {
        return codec.decode(entry.body());
    }

    @Override
    public Append append(Entry entry) {
        return witnessed(entry, () -> table.append(entry));
    }

    @Override
    public Append open(Entry first, Summary summary) {
        return witnessed(first, () -> table.open(first, summary));
    }

    @Override
    public Append reopen(Entry first, Summary open) {
        return witnessed(first, () -> table.reopen(first, open));
    }

    /** A number that is taken is refused, to the writer of that very record too: whose it is, is his to find out (M_NONCE). */
    private Append witnessed(Entry entry, Supplier<Append> put) {
        if (isOther(entry.execution())) {
            return put.get();
        }
        var taken = table.read(entry.execution(), entry.frame(), entry.number());
        return taken.isPresent() ? new Append.Refused(taken.get()) : noted(entry, put.get());
    }

    /** Those that tasks of the execution under observation start. */
    private static boolean isOther(String execution) {
        return !execution.equals(SimulatedRun.EXECUTION);
    }

    /** A write that asks for no leave. */
    Append force(Entry entry) {
        unconditional.put(entry);
        return noted(entry, new Append.Landed());
    }

    private Append noted(Entry entry, Append answer) {
        if (answer instanceof Append.Landed) {
            land(entry, codec.decode(entry.body()));
        }
        return answer;
    }

    private void land(Entry entry, JournalRecord written) {
        var what = entry.frame() + "#" + entry.number();
        var journal = stands.computeIfAbsent(entry.frame(), f -> new TreeMap<>());
        var before = journal.get(entry.number() - 1);
        require(!journal.containsKey(entry.number()), "two records " + what);
        require(entry.number() == 0 || before != null, "a gap before " + what);
        require(!(before instanceof Stand.Ended(var outcome)) || isAfterwards(entry, written, outcome),
                "a record after the end: " + what);
        require(!entry.frame().equals("0") || written.frame().stand() instanceof Stand.Ended || isSwept(), "the sweep does not know of " + what);
        require(entry.number() > 0 || !isThrownAway(entry, written), "what an earlier life had done is thrown away by " + what);
        var actor = actors.running();
        if (actor != null) {
            note(actor.errand, entry, written.frame().stand(), before, what);
            writers.put(entry.nonce(), actor.process);
        }
        journal.put(entry.number(), written.frame().stand());
        landed++;
        largest = Math.max(largest, entry.body().length);
    }

    /** What may come after an end that was no success: a redrive, and of a child the record that closes it for good. */
    private boolean isAfterwards(Entry entry, JournalRecord written, Stand.Outcome outcome) {
        var redriven = written.redrive().filter(redrive -> redrive.number() == entry.number()).isPresent();
        lives += redriven ? 1 : 0;
        return !(outcome instanceof Stand.Outcome.Succeeded) && (redriven || !entry.frame().equals("0")
                && written.frame().stand() instanceof Stand.BackingOff && written.events().isEmpty());
    }

    /** Whether the summary is open, which is how the sweep finds what has stopped moving. */
    private boolean isSwept() {
        return table.summary(SimulatedRun.EXECUTION).filter(summary -> summary.stopDate().isEmpty()).isPresent();
    }

    /** Whether a child is made anew that had succeeded before a redrive, or had begun and is not gone on with. */
    private boolean isThrownAway(Entry entry, JournalRecord written) {
        var name = new FrameName(entry.frame());
        var fork = name.isRoot() ? Optional.<Resumed>empty() : resumed(entry.execution(), name.parent().text(), name.fork());
        for (; fork.isPresent(); fork = resumed(entry.execution(), fork.get().fork().frame(), fork.get().fork().number())) {
            var earlier = fork.get().fork().child(name.index());
            var journal = stands.get(earlier.text());
            // A straggler may create a child, which nobody then moves, but who takes the fork up may close.
            if (journal != null && (name.index() < fork.get().created() || hasMoved(entry.execution(), earlier, journal.lastKey()))) {
                return journal.lastEntry().getValue() instanceof Stand.Ended(Stand.Outcome.Succeeded _)
                        || !written.follows().equals(Optional.of(earlier.text()));
            }
        }
        return false;
    }

    private boolean hasMoved(String execution, FrameName frame, long last) {
        return LongStream.rangeClosed(1, last).anyMatch(number ->
                !codec.decode(table.read(execution, frame.text(), number).orElseThrow().body()).events().isEmpty());
    }

    private Optional<Resumed> resumed(String execution, String frame, long fork) {
        return codec.decode(table.read(execution, frame, fork).orElseThrow().body()).resumed();
    }

    private void note(Errand errand, Entry entry, Stand stand, Stand before, String what) {
        require(errand.known.getOrDefault(entry.frame(), -1L) == entry.number() - 1, what + " was not decided on the record before it");
        if (stand instanceof Stand.Told(var call, _)) {
            if (StartingServices.isStart(call)) {
                require(errand.nudge.filter(n -> isOther(n.execution())).isPresent() || errand.kind == Errand.Kind.STOP,
                        what + " was told of an end by " + errand);
            } else {
                var hash = call.token().orElseThrow();
                require(errand.token.filter(token -> hash(token).equals(tokenOf(before).orElse(""))).isPresent(),
                        what + " took a token of another attempt");
                require(consumed.add(hash), "a token was consumed twice at " + what);
            }
        }
        require(errand.kind != Errand.Kind.POLL || !errand.over, what + " takes a task whose scope is over");
        errand.known.put(entry.frame(), entry.number());
        if (entry.number() == 0) {
            errand.created.add(entry.frame());
        }
        var own = errand.nudge.filter(n -> !isOther(n.execution()) && n.frame().equals(entry.frame())).isPresent();
        if (own) {
            errand.appended = true;
            errand.holdsClaim = stand instanceof Stand.Calling;
        }
    }

    @Override
    public Map<String, Entry> last(String execution, Collection<String> frames) {
        var found = table.last(execution, frames);
        var actor = actors.running();
        if (actor != null && !isOther(execution)) {
            found.values().forEach(e -> actor.errand.known.put(e.frame(), e.number()));
            actor.errand.nudge.filter(n -> !isOther(n.execution())).map(n -> found.get(n.frame()))
                    .filter(own -> frames.contains("0")).ifPresent(own -> {
                actor.errand.stand = stand(own.frame(), own.number());
                actor.errand.over = isOver(own.frame());
                actor.errand.looked = true;
            });
            if (actor.errand.kind == Errand.Kind.POLL) {
                actor.errand.over = frames.stream().anyMatch(this::isOver);
            }
        }
        return found;
    }

    /** Called when an effect begins. */
    void begin(Attempt attempt) {
        if (isOther(attempt.execution())) {
            return;
        }
        var errand = actors.running().errand;
        require(begun.add(attempt.idempotencyKey()), "an attempt was begun twice by " + errand);
        require(errand.holdsClaim, "an effect without a claim of its own, by " + errand);
        require(errand.looked, "an effect decided on without a look at its scope, by " + errand);
        require(!errand.over, "an effect decided on after its scope was over, by " + errand);
        require(!strict || !isOver(errand.nudge.orElseThrow().frame()), "an effect after its scope was over, by " + errand);
        errand.holdsClaim = false;
        errand.looked = errand.nudge.orElseThrow().frame().equals("0");
    }

    /** Called when a start is asked for, which the same attempt may do again. */
    void beginStart(Attempt attempt) {
        var errand = actors.running().errand;
        require(errand.holdsClaim || begun.contains(attempt.idempotencyKey()) || stand(attempt.frame(), attempt.claim())
                instanceof Stand.Calling, "a start without a claim, by " + errand);
        require(!errand.over, "a start decided on after its scope was over, by " + errand);
        begun.add(attempt.idempotencyKey());
        errand.holdsClaim = false;
    }

    /** Called when a message is about to be acknowledged. Who found with its claim that the history is full has ended the execution. */
    void acknowledge(Errand errand) {
        require(!errand.holdsClaim || errand.nudge.filter(nudge -> isOver(nudge.frame())).isPresent(),
                "a claim was abandoned by its living owner, " + errand);
    }

    boolean isOver(String frame) {
        var lineage = new FrameName(frame).lineage();
        for (var child : lineage.subList(1, lineage.size())) {
            var parent = stands.get(child.parent().text());
            if (parent == null || parent.lastKey() != child.fork() || !(parent.lastEntry().getValue() instanceof Stand.Joining)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the attempt that the token belongs to still waits for it. */
    boolean isOpen(String token) {
        var hash = hash(token);
        return stands.entrySet().stream().anyMatch(journal ->
                tokenOf(journal.getValue().lastEntry().getValue()).filter(hash::equals).isPresent()
                        && !(journal.getValue().lastEntry().getValue() instanceof Stand.Told)
                        && !(journal.getValue().lastEntry().getValue() instanceof Stand.Scheduled) && !isOver(journal.getKey()));
    }

    boolean isConsumed(String token) {
        return consumed.contains(hash(token));
    }

    /** The process that wrote it. */
    Optional<String> writer(Entry entry) {
        return Optional.ofNullable(writers.get(entry.nonce()));
    }

    Stand stand(String frame, long number) {
        return stands.getOrDefault(frame, new TreeMap<>()).get(number);
    }

    /** Bytes of the longest record's body. */
    int largest() {
        return largest;
    }

    /** Records that began a life after a redrive. */
    int redrives() {
        return lives;
    }

    int landed() {
        return landed;
    }

    int begun() {
        return begun.size();
    }

    @Override
    public void close(Summary closed, Instant expires) {
        table.close(closed, expires);
        require(isOther(closed.execution()) || closed.redrives() < lives
                || stands.get("0").lastEntry().getValue() instanceof Stand.Ended, "closed before its end");
    }

    static Optional<String> tokenOf(Stand stand) {
        return switch (stand) {
            case Stand.Calling(var call) -> call.token();
            case Stand.Awaiting awaiting -> awaiting.call().token();
            case Stand.Told(TaskCall call, _) -> call.token();
            case Stand.Scheduled(var call) -> call.token();
            case null -> Optional.empty();
            case Stand.Entering _, Stand.Waiting _, Stand.BackingOff _, Stand.Joining _, Stand.Ended _ -> Optional.empty();
        };
    }

    static String hash(String token) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
