package dev.stepwright.engine.journal.scale;

import dev.stepwright.engine.journal.port.JournalStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what a table is asked for, in requests as DynamoDB takes them: reading the last records of n frames is n queries. Records
 * are as long as their items, keys and names included (DynamoDB guide, "Item sizes and formats").
 */
final class CountedTable {

    private static final int UNIT = 1_024;

    private final Map<String, Long> requests = new TreeMap<>();
    private long units;
    private long bytesRead;
    private long bytesWritten;
    private int largestRecord;
    private int largestLeaf;

    JournalStore over(JournalStore below) {
        return (JournalStore) Proxy.newProxyInstance(JournalStore.class.getClassLoader(), new Class<?>[] {JournalStore.class},
                (self, method, arguments) -> {
                    try {
                        return counted(method.getName(), arguments, method.invoke(below, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Behind the execution's name: # and eight characters. */
    private static final int GENERATION = 9;

    /** The keys {@code pk} and {@code sk} (frame, # and eight digits), the nonce and the body under names of a letter. */
    private static int size(JournalStore.Entry entry) {
        return 6 + GENERATION + entry.execution().length() + entry.frame().length() + 9 + entry.nonce().length() + entry.body().length;
    }

    private Object counted(String method, Object[] arguments, Object answer) {
        var asked = method.equals("last") ? ((Collection<?>) arguments[1]).size() : 1;
        requests.merge(method, (long) asked, Long::sum);
        if ((method.equals("append") || method.equals("open")) && arguments[0] instanceof JournalStore.Entry entry) {
            bytesWritten += size(entry);
            largestRecord = Math.max(largestRecord, size(entry));
            units += (size(entry) + UNIT - 1) / UNIT;
        } else if (Set.of("add", "close", "beat").contains(method)) {
            units++;
        }
        read(answer);
        return answer;
    }

    private void read(Object answer) {
        switch (answer) {
            case JournalStore.Entry entry -> bytesRead += size(entry);
            case JournalStore.EntryPage page -> page.entries().forEach(this::read);
            case Map<?, ?> several -> several.values().forEach(this::read);
            case java.util.Optional<?> one -> one.ifPresent(this::read);
            case Collection<?> several -> several.forEach(this::read);
            case JournalStore.Leaf leaf -> {
                // a number in a set is at most 5 digits: 4 bytes and one for its kind
                var bytes = (leaf.in().size() + leaf.failed().size()) * 5;
                bytesRead += bytes;
                largestLeaf = Math.max(largestLeaf, bytes);
            }
            case null, default -> { }
        }
    }

    Map<String, Long> requests() {
        return requests;
    }

    long requests(String... methods) {
        var sum = 0L;
        for (var method : methods) {
            sum += requests.getOrDefault(method, 0L);
        }
        return sum;
    }

    /** What DynamoDB charges writes in: one for each KB begun. The summary and a leaf are within one. */
    long units() {
        return units;
    }

    /** Of records and of leaves. */
    long bytesRead() {
        return bytesRead;
    }

    long bytesWritten() {
        return bytesWritten;
    }

    int largestRecord() {
        return largestRecord;
    }

    int largestLeaf() {
        return largestLeaf;
    }
}
