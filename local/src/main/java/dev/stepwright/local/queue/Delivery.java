package dev.stepwright.local.queue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What Lambda's event source does: takes messages off the queue and calls the step worker's handler with them, so many at a time.
 * A batch is one message: there is no invocation to be saved here, and nobody waits for a neighbour's long task.
 */
public final class Delivery implements AutoCloseable {

    /** As many as Lambda runs at the same time by default. */
    public static final int AT_A_TIME = 1_000;

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final Duration SLEEP = Duration.ofMinutes(10);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

    private final EmbeddedQueue queue;
    private final RequestHandler<SQSEvent, SQSBatchResponse> worker;
    private final Function<Nudge, String> codec;
    private final String region;
    private final String queueArn;
    private final Duration grace;
    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * Starts to deliver.
     *
     * @param codec a nudge as the text of a message
     * @param grace how long {@link #close} waits for steps that are under way
     */
    public Delivery(EmbeddedQueue queue, RequestHandler<SQSEvent, SQSBatchResponse> worker, Function<Nudge, String> codec,
                    String region, String account, Duration grace) {
        this.queue = queue;
        this.worker = worker;
        this.codec = codec;
        this.region = region;
        this.queueArn = "arn:aws:sqs:" + region + ":" + account + ":stepwright-steps";
        this.grace = grace;
        this.thread = Thread.ofPlatform().name("stepwright-delivery").daemon().start(this::deliver);
    }

    /** Which message an event's record is, for {@link EmbeddedQueue#hide}. */
    public static long idOf(SQSMessage message) {
        return Long.parseLong(message.getMessageId());
    }

    private void deliver() {
        try {
            while (!stopping) {
                deliverSome();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverSome() throws InterruptedException {
        var permits = 0;
        try {
            free.acquire();
            permits = 1;
            while (permits < 10 && free.tryAcquire()) {
                permits++;
            }
            for (var message : queue.receive(permits, SLEEP)) {
                permits--;
                Thread.ofVirtual().name("step-" + message.id()).start(() -> {
                    try {
                        handle(message);
                    } finally {
                        free.release();
                    }
                });
            }
        } catch (StoreUnavailable e) {
            LOG.log(Level.ERROR, "The queue cannot be read, next try in " + AFTER_FAULT, e);
            Thread.sleep(AFTER_FAULT);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Taking messages off the queue failed in an unforeseen way, next try in " + AFTER_FAULT, e);
            Thread.sleep(AFTER_FAULT);
        } finally {
            free.release(permits);
        }
    }

    private void handle(Message message) {
        try {
            if (isDone(message)) {
                queue.acknowledge(message);
            } else {
                queue.giveBack(message, delay(message.receives()));
            }
        } catch (StoreUnavailable e) {
            // It is hidden for its visibility timeout, and comes again then or after a restart.
            LOG.log(stopping ? Level.DEBUG : Level.WARNING, "Message " + message.id() + " is left in the queue", e);
        }
    }

    private boolean isDone(Message message) {
        var event = new SQSEvent();
        event.setRecords(List.of(record(message)));
        try {
            var response = worker.handleRequest(event, null);
            return response == null || response.getBatchItemFailures() == null || response.getBatchItemFailures().isEmpty();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "Message " + message.id() + " goes back to the queue", e);
            return false;
        }
    }

    /** 0.2 s, 0.4 s, 0.8 s … one minute. */
    static Duration delay(int receives) {
        var grown = FIRST_DELAY.multipliedBy(1L << Math.min(20, receives - 1));
        return grown.compareTo(LONGEST_DELAY) < 0 ? grown : LONGEST_DELAY;
    }

    private SQSMessage record(Message message) {
        var sent = Long.toString(Math.max(0, message.nudge().sent().toEpochMilli()));
        var record = new SQSMessage();
        record.setMessageId(Long.toString(message.id()));
        record.setReceiptHandle(message.id() + "." + message.receives());
        record.setBody(codec.apply(message.nudge()));
        record.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(message.receives()), "SentTimestamp", sent,
                "ApproximateFirstReceiveTimestamp", Long.toString(Instant.now().toEpochMilli())));
        record.setMessageAttributes(Map.of());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(queueArn);
        record.setAwsRegion(region);
        return record;
    }

    /** Takes no more messages and waits for the steps under way, no longer than the grace. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join();
            if (free.tryAcquire(AT_A_TIME, grace.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(AT_A_TIME);
            } else {
                LOG.log(Level.INFO, "Steps still under way: they are taken up again after a restart");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
