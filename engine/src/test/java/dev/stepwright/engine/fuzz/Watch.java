package dev.stepwright.engine.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs trials, each on a thread of its own, and tells what they came to. */
final class Watch {

    /** Far beyond what a bounded trial takes on a busy machine, far below what an unbounded one takes. */
    private static final int PATIENCE_SECONDS = 60;
    private static final long MOST_BYTES = 6L << 30;

    private Watch() {
    }

    /** @param kind the same for what is likely the same bug */
    record Finding(String kind, Throwable problem) {
    }

    /** What is wrong, if something is. */
    static Optional<Finding> run(Trial trial) {
        return run(trial, Duration.ofSeconds(PATIENCE_SECONDS), MOST_BYTES);
    }

    static Optional<Finding> run(Trial trial, Duration patience, long mostBytes) {
        var task = new FutureTask<>(() -> problem(trial, mostBytes));
        var thread = Thread.ofPlatform().daemon().name("trial").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            var hang = new AssertionError("still running after " + patience.toSeconds() + " s");
            hang.setStackTrace(thread.getStackTrace());
            return Optional.of(new Finding("hang", hang));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Finding> problem(Trial trial, long mostBytes) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        try {
            trial.run();
        } catch (Throwable e) {
            return Optional.of(new Finding(e.getClass().getName() + " " + place(e), e));
        }
        var bytes = threads.getCurrentThreadAllocatedBytes() - before;
        return bytes < mostBytes ? Optional.empty()
                : Optional.of(new Finding("memory", new AssertionError(bytes + " bytes were allocated")));
    }

    private static String place(Throwable e) {
        return Arrays.stream(e.getStackTrace()).filter(frame -> frame.getClassName().startsWith("dev.stepwright")).findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName()).orElse("");
    }

    /** The smallest trial found in a while that still shows the finding. */
    static Trial shrunk(Trial trial, Finding finding) {
        var smallest = trial;
        var tries = finding.kind().equals("hang") ? 10 : 3_000;
        for (var again = true; again;) {
            again = false;
            for (var maker : (Iterable<Supplier<Trial>>) smallest.smaller()::iterator) {
                if (tries-- <= 0) {
                    return smallest;
                }
                var smaller = maker.get();
                if (run(smaller).filter(it -> it.kind().equals(finding.kind())).isPresent()) {
                    smallest = smaller;
                    again = true;
                    break;
                }
            }
        }
        return smallest;
    }
}
