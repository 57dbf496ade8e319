package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Redrive;
import dev.stepwright.engine.journal.record.Resumed;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mutants that redrive wrongly. */
final class TamperedRedrives {

    private TamperedRedrives() {
    }

    /** The call may end between its two writes. */
    static JournalStore apart(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append reopen(Entry first, Summary open) {
                var answer = below.append(first);
                world.table.reopen(open);
                return answer;
            }
        };
    }

    /** What is left of an earlier life is not closed. */
    static JournalStore leftOpen(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var written = world.codec().decode(entry.body());
                var closes = entry.number() > 0 && !entry.frame().equals("0") && written.events().isEmpty()
                        && written.frame().stand() instanceof Stand.BackingOff
                        && world.actors.running().errand.nudge.filter(n -> !n.frame().equals(entry.frame())).isPresent();
                return closes ? new Append.Landed() : below.append(entry);
            }
        };
    }

    /** Nobody knows which children were kept. */
    static JournalStore nothingKept(JournalStore below, World world) {
        return rereading(below, world, read -> read.resuming(read.resumed().map(resumed ->
                new Resumed(resumed.fork(), resumed.created(), List.of(), resumed.left()))));
    }

    /** Nobody remembers client tokens. */
    static JournalStore tokensForgotten(JournalStore below, World world) {
        return rereading(below, world, read -> read.redrive().map(last ->
                read.redriven(new Redrive(last.count(), last.date(), last.number(), List.of()))).orElse(read));
    }

    private static JournalStore rereading(JournalStore below, World world, UnaryOperator<JournalRecord> reading) {
        var codec = world.codec();
        return new Rewriting(below, body -> body, body -> codec.encode(reading.apply(codec.decode(body))));
    }

    /** Whoever closes a summary closes it for the life that it tells of now. */
    static JournalStore closedForAnyLife(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public void close(Summary closed, Instant expires) {
                var life = below.summary(closed.execution()).map(Summary::redrives).orElse(closed.redrives());
                below.close(new Summary(closed.execution(), closed.stateMachine(), closed.name(), closed.status(), closed.startDate(),
                        closed.stopDate(), closed.body(), Math.max(life, closed.redrives())), expires);
            }
        };
    }
}
