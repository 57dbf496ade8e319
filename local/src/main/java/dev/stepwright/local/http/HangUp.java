package dev.stepwright.local.http;

import dev.stepwright.local.queue.Poller;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sees a client hang up while its answer is in the making. Whoever watches reads ahead: what comes is the beginning of the next
 * request, and the end of what comes is the client's end.
 */
final class HangUp implements Poller {

    /** How soon a watch notices that its client has been idle for too long. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Incoming incoming;
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private Thread watch;
    private volatile boolean gone;
    private volatile long idleEnd = Long.MAX_VALUE;

    HangUp(Incoming incoming) {
        this.incoming = incoming;
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void whenGone(Runnable wake) {
        wakes.add(wake);
        if (watch == null) {
            watch = Thread.ofVirtual().name("hang-up").start(() -> {
                gone = !sendsMore();
                if (gone) {
                    wakes.forEach(Runnable::run);
                }
            });
        }
    }

    private boolean sendsMore() {
        while (System.nanoTime() < idleEnd) {
            incoming.allow(LOOK);
            try {
                return incoming.peek() >= 0;
            } catch (SocketTimeoutException e) {
                // it is silent, as it ought to be
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }

    /**
     * Whether the client, which was answered, may send another request. Waits for whoever watches to have seen its first byte:
     * before that nobody else may read.
     */
    boolean staysFor(Duration idle) {
        idleEnd = System.nanoTime() + idle.toNanos();
        try {
            if (watch != null) {
                watch.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !gone;
    }
}
