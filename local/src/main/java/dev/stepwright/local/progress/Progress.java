package dev.stepwright.local.progress;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Prints what happens to one execution, in the order of its journal, until its root frame has ended: time since the start, the
 * frame's depth as indentation, the branch or item it is.
 */
public final class Progress {

    /** A terminal that is slower than the workflow slows the workflow down. */
    private static final int BACKLOG = 10_000;

    private sealed interface Notice {

        record Landed(Entry entry) implements Notice {
        }

        record Token(WatchedTasks.Handed handed) implements Notice {
        }
    }

    private final PrintStream out;
    private final Paint paint;
    private final EventLines lines;
    private final String execution;
    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>(BACKLOG);
    private Instant start = Instant.now();

    public Progress(String execution, PrintStream out, Paint paint) {
        this.execution = execution;
        this.out = out;
        this.paint = paint;
        this.lines = new EventLines(paint);
    }

    /** Somebody appended a record. */
    public void landed(Entry entry) {
        if (entry.execution().equals(execution)) {
            put(new Notice.Landed(entry));
        }
    }

    /** A task waits for its token to come back. */
    public void handed(WatchedTasks.Handed handed) {
        if (handed.execution().equals(execution)) {
            put(new Notice.Token(handed));
        }
    }

    private void put(Notice notice) {
        try {
            notices.put(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints on the calling thread until the execution has ended. */
    public void follow(RecordCodec codec, String address) throws InterruptedException {
        for (var ended = false; !ended; ) {
            ended = switch (notices.take()) {
                case Notice.Landed(var entry) -> print(new FrameName(entry.frame()), codec.decode(entry.body()));
                case Notice.Token(var handed) -> {
                    print(handed, address);
                    yield false;
                }
            };
        }
    }

    private boolean print(FrameName frame, JournalRecord journalRecord) {
        if (frame.isRoot() && journalRecord.header().isPresent()) {
            start = journalRecord.header().get().startDate();
        }
        for (var event : journalRecord.events()) {
            lines.line(frame, journalRecord.frame().state(), event).ifPresent(line -> print(event.timestamp(), frame, line));
        }
        lines.waiting(journalRecord.frame().stand(), Instant.now()).ifPresent(line -> print(Instant.now(), frame, line));
        return frame.isRoot() && journalRecord.frame().stand() instanceof Stand.Ended;
    }

    private void print(Instant when, FrameName frame, String line) {
        var elapsed = String.format(Locale.ROOT, "%9.3fs ", Math.max(0, Duration.between(start, when).toMillis()) / 1_000.0);
        var branch = frame.isRoot() ? "" : "    ".repeat(frame.depth()) + "[" + frame.index() + "] ";
        out.println(paint.faint(elapsed) + " " + branch + line);
    }

    private void print(WatchedTasks.Handed handed, String address) {
        var margin = " ".repeat(13);
        out.println(margin + paint.yellow("waits for an answer with its task token, of " + handed.resource()));
        if (handed.token().isEmpty()) {
            out.println(margin + "(its token is not to be found in what was sent)");
            return;
        }
        var token = handed.token().get();
        out.println(margin + "it went well:  curl -sS " + address + "/tasks/success -d '{\"taskToken\":\"" + token + "\",\"output\":{}}'");
        out.println(margin + "it failed:     curl -sS " + address + "/tasks/failure -d '{\"taskToken\":\"" + token
                + "\",\"error\":\"Rejected\",\"cause\":\"...\"}'");
    }
}
