package dev.stepwright.local.command;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs, to be closed in the opposite order of its start, once: at the end of the command or by a signal. */
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    synchronized <T extends AutoCloseable> T closes(T part) {
        if (closed) {
            throw new Unusable("stopped while starting");
        }
        parts.push(part);
        return part;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("stepwright: did not stop in order: " + e);
            }
        }
    }
}
