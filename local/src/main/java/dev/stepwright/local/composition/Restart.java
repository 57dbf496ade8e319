package dev.stepwright.local.composition;

import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.record.FrameName;
import java.time.Instant;
import java.util.Optional;

/** What a process does about the executions that the one before it left open. */
final class Restart {

    private static final int PAGE = 200;

    private Restart() {
    }

    /** Nudges every execution that is open, whatever messages of its own are still in the queue; how many there are. */
    static long sweep(JournalStore journal, Nudges nudges) {
        var nudged = 0L;
        var cursor = Optional.<String>empty();
        do {
            var page = journal.open(PAGE, cursor);
            var now = Instant.now();
            nudges.send(page.summaries().stream().map(open -> new Nudge(open.execution(), FrameName.ROOT.text(), 0,
                    Instant.EPOCH, now, Nudge.Kind.SWEEP)).toList());
            nudged += page.summaries().size();
            cursor = page.cursor();
        } while (cursor.isPresent());
        return nudged;
    }
}
