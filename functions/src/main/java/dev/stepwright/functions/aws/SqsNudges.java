package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.functions.step.NudgeCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Nudges as messages of a standard queue, ten to a request. */
public final class SqsNudges implements Nudges {

    private static final int BATCH = 10;
    private static final int TRIES = 4;

    private final SqsClient sqs;
    private final String queueUrl;
    private final InstantSource clock;

    public SqsNudges(SqsClient sqs, String queueUrl, InstantSource clock) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.clock = clock;
    }

    @Override
    public void send(Collection<Nudge> nudges) {
        var batches = new ArrayList<List<SendMessageBatchRequestEntry>>();
        for (var nudge : new LinkedHashSet<>(nudges)) {
            if (batches.isEmpty() || batches.getLast().size() == BATCH) {
                batches.add(new ArrayList<>(BATCH));
            }
            var batch = batches.getLast();
            batch.add(SendMessageBatchRequestEntry.builder().id(Integer.toString(batch.size()))
                    .messageBody(NudgeCodec.write(nudge)).delaySeconds(delaySeconds(nudge)).build());
        }
        Concurrently.map(batches, this::send);
    }

    private boolean send(List<SendMessageBatchRequestEntry> batch) {
        var left = batch;
        for (var tried = 0; ; tried++) {
            var request = SendMessageBatchRequest.builder().queueUrl(queueUrl).entries(left).build();
            var failed = Availability.guard("SQS", () -> sqs.sendMessageBatch(request)).failed();
            if (failed.isEmpty()) {
                return true;
            }
            if (tried + 1 == TRIES) {
                throw new StoreUnavailable("SQS did not take " + failed.size() + " messages: " + failed.getFirst().code(), null);
            }
            var ids = failed.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
            left = left.stream().filter(entry -> ids.contains(entry.id())).toList();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50L << tried));
        }
    }

    /** Rounded up, since one that comes early only has to be sent again. */
    private int delaySeconds(Nudge nudge) {
        var delay = Duration.between(clock.instant(), nudge.due());
        return delay.isNegative() ? 0
                : (int) Math.min(LONGEST_DELAY.toSeconds(), delay.plusNanos(999_999_999).toSeconds());
    }
}
