package dev.stepwright.functions.step;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.stepwright.engine.journal.StepDriver;
import dev.stepwright.engine.journal.port.KeepAlive;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.functions.observe.JsonLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Handles a batch of the step queue, each message on its own: one nudge, one step (docs/protocol.md, "What one nudge does"). A message
 * that was not acknowledged is reported as failed, which leaves it in the queue ({@code ReportBatchItemFailures}); one that
 * cannot be read fails until the queue moves it to the dead letters.
 */
public final class StepWorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    /** A message whose step takes longer than this is kept hidden for {@link #HIDDEN} at a time, so a dead worker shows soon. */
    static final Duration LONG = Duration.ofSeconds(5);
    static final Duration HIDDEN = Duration.ofSeconds(30);

    /** What is left of an invocation when answers are no longer waited for: without an answer the whole batch would come again. */
    private static final long RESERVE_MILLIS = 2_000;
    private static final System.Logger LOG = System.getLogger(StepWorkerHandler.class.getName());

    private final StepDriver driver;
    private final Visibility visibility;
    private final KeepAlive keepAlive;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public StepWorkerHandler(StepDriver driver, Visibility visibility, KeepAlive keepAlive) {
        this.driver = driver;
        this.visibility = visibility;
        this.keepAlive = keepAlive;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var steps = event.getRecords().stream().map(message -> threads.submit(() -> isDone(message))).toList();
        var failures = new ArrayList<BatchItemFailure>();
        for (var i = 0; i < steps.size(); i++) {
            if (!await(steps.get(i), context)) {
                failures.add(new BatchItemFailure(event.getRecords().get(i).getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean isDone(SQSMessage message) {
        try {
            var nudge = NudgeCodec.read(message.getBody());
            return JsonLog.about(nudge.execution(), () -> isDone(message, nudge));
        } catch (NudgeCodec.Unreadable e) {
            return later(message, e);
        }
    }

    private boolean isDone(SQSMessage message, Nudge nudge) {
        try {
            return switch (step(message, nudge)) {
                case StepDriver.Verdict.Acknowledge() -> true;
                case StepDriver.Verdict.GiveBack(var delay) -> {
                    visibility.change(message, delay);
                    yield false;
                }
            };
        } catch (RuntimeException | Error e) { // our own bugs too: whatever it was, the next try is no sooner for it
            return later(message, e);
        }
    }

    private boolean later(SQSMessage message, Throwable why) {
        var delay = GrowingDelay.of(message);
        LOG.log(Level.WARNING, "Message " + message.getMessageId() + " goes back to the queue for " + delay + ": " + why, why);
        visibility.change(message, delay);
        return false;
    }

    private StepDriver.Verdict step(SQSMessage message, Nudge nudge) {
        try (var _ = keepAlive.every(LONG, () -> visibility.change(message, HIDDEN))) {
            return driver.drive(nudge);
        }
    }

    /** A step that is not done when the invocation ends may still get done: the journal decides, whoever comes next. */
    private static boolean await(Future<Boolean> step, Context context) {
        try {
            return context == null ? step.get()
                    : step.get(Math.max(0, context.getRemainingTimeInMillis() - RESERVE_MILLIS), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "A step failed in an unforeseen way", e.getCause());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
