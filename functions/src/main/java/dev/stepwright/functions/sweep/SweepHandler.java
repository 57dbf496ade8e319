package dev.stepwright.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.record.FrameName;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Nudges the root frame of every open execution that is not young, oldest first; the driver goes down from there. A nudge that
 * was not needed costs a read. Whatever the event says is not read.
 */
public final class SweepHandler implements RequestStreamHandler {

    /** Its own messages are still about, dead letters and retries included. */
    static final Duration YOUNG = Duration.ofMinutes(10);

    private static final int PAGE = 100;
    private static final int RESERVE_MILLIS = 20_000;
    private static final System.Logger LOG = System.getLogger(SweepHandler.class.getName());

    private final JournalStore journal;
    private final Nudges nudges;
    private final InstantSource clock;

    public SweepHandler(JournalStore journal, Nudges nudges, InstantSource clock) {
        this.journal = journal;
        this.nudges = nudges;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        var now = clock.instant();
        var nudged = 0;
        var cursor = Optional.<String>empty();
        do {
            var page = journal.open(PAGE, cursor);
            var grown = page.summaries().stream().filter(open -> open.startDate().isBefore(now.minus(YOUNG))).toList();
            nudges.send(nudgesTo(grown, now));
            nudged += grown.size();
            var isPastTheOld = grown.size() < page.summaries().size();
            cursor = isPastTheOld ? Optional.empty() : page.cursor();
        } while (cursor.isPresent() && hasTime(context));
        LOG.log(Level.INFO, "Nudged " + nudged + " open executions" + (cursor.isPresent()
                ? "; time ran out before the youngest of them" : ""));
    }

    private static List<Nudge> nudgesTo(List<Summary> open, Instant now) {
        return open.stream().map(execution -> new Nudge(execution.execution(), FrameName.ROOT.text(), 0, Instant.EPOCH, now,
                Nudge.Kind.SWEEP)).toList();
    }

    private static boolean hasTime(Context context) {
        return context == null || context.getRemainingTimeInMillis() > RESERVE_MILLIS;
    }
}
