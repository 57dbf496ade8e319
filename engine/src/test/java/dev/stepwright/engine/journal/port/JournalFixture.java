package dev.stepwright.engine.journal.port;

import dev.stepwright.engine.journal.port.JournalStore.Entry;
import dev.stepwright.engine.journal.port.JournalStore.Summary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Values that the contracts of the journal are written with. Names are fresh, so that tests may share a table. */
final class JournalFixture {

    static final String ROOT = "0";
    static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");
    /** No contract pages further than this: a cursor that never ends is a fault. */
    private static final int PAGES = 1_000;

    private JournalFixture() {
    }

    static String freshMachine() {
        return "arn:aws:states:eu-central-1:000000000000:stateMachine:m-" + UUID.randomUUID();
    }

    static String freshExecution() {
        return execution(freshMachine(), "e");
    }

    static String execution(String machine, String name) {
        return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    static Entry entry(String execution, String frame, long number) {
        return entry(execution, frame, number, "record " + number + " of " + frame);
    }

    static Entry entry(String execution, String frame, long number, String body) {
        return new Entry(execution, frame, number, UUID.randomUUID().toString(), body.getBytes(StandardCharsets.UTF_8));
    }

    static final int REDRIVEN_AFTER_SECONDS = 5;

    static Summary running(String machine, String name, Instant startDate) {
        return new Summary(execution(machine, name), machine, name, "RUNNING", startDate, Optional.empty(), bytes("open " + name));
    }

    static Summary closed(Summary open, String status, Instant stopDate) {
        return new Summary(open.execution(), open.stateMachine(), open.name(), status, open.startDate(),
                Optional.of(stopDate), bytes("closed " + open.name()), open.redrives());
    }

    static Summary redriven(Summary open, int redrives) {
        return new Summary(open.execution(), open.stateMachine(), open.name(), "RUNNING", open.startDate(), Optional.empty(),
                bytes("redriven " + open.name()), redrives, open.startDate().plusSeconds(REDRIVEN_AFTER_SECONDS));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Entries and summaries hold arrays, which have no equality: compare what they say. */
    static String told(Entry entry) {
        return entry.execution() + " " + entry.frame() + "#" + entry.number() + " " + entry.nonce() + " "
                + new String(entry.body(), StandardCharsets.UTF_8);
    }

    static String told(Summary summary) {
        return summary.execution() + " " + summary.stateMachine() + " " + summary.name() + " " + summary.status() + " "
                + summary.startDate() + " " + summary.stopDate() + " " + new String(summary.body(), StandardCharsets.UTF_8) + " "
                + summary.redrives() + " " + summary.listed();
    }

    /** All items of all pages, none longer than the limit. */
    static <P, T> List<T> pages(int limit, Function<Optional<String>, P> read, Function<P, List<T>> items,
                                Function<P, Optional<String>> cursor) {
        var all = new ArrayList<T>();
        var seen = new HashSet<String>();
        var next = Optional.<String>empty();
        for (var page = 0; page < PAGES; page++) {
            var answer = read.apply(next);
            if (items.apply(answer).size() > limit) {
                throw new AssertionError("a page of " + items.apply(answer).size() + ", asked for at most " + limit);
            }
            all.addAll(items.apply(answer));
            next = cursor.apply(answer);
            if (next.isEmpty()) {
                return all;
            }
            if (!seen.add(next.get())) {
                throw new AssertionError("cursor " + next.get() + " came twice");
            }
        }
        throw new AssertionError("more than " + PAGES + " pages");
    }

    /** Runs the calls at the same time, each on a thread of its own; their answers in order. */
    static <T> List<T> atOnce(List<Callable<T>> calls) {
        try (var threads = Executors.newFixedThreadPool(Math.min(16, calls.size()))) {
            var answers = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
