package dev.stepwright.functions.deployed;

import dev.stepwright.functions.Catalogue;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Counts requests that a service throttled, and those that it failed or left unanswered, each try of a call by itself: what
 * slows executions down without ever failing them. The counts go to the function's log in the embedded metric format
 * (CloudWatch guide, "Specification: Embedded metric format"), from which CloudWatch makes metrics.
 */
public final class RequestMetrics implements MetricPublisher {

    private record Counts(long throttled, long failed) {

        Counts plus(Counts more) {
            return new Counts(throttled + more.throttled, failed + more.failed);
        }

        boolean isNothing() {
            return throttled == 0 && failed == 0;
        }
    }

    private final String function;
    private final Consumer<String> log;
    private final InstantSource clock;
    private Map<String, Counts> counted = new TreeMap<>();

    /** @param function its name, by which metrics are told apart @param log takes one line of JSON at a time */
    public RequestMetrics(String function, Consumer<String> log, InstantSource clock) {
        this.function = function;
        this.log = log;
        this.clock = clock;
    }

    /** Takes how a sweep went, to the same log. */
    SweepMetrics sweeps() {
        return new SweepMetrics(function, log, clock);
    }

    @Override
    public void publish(MetricCollection call) {
        var counts = call.children().stream().flatMap(attempt -> attempt.metricValues(CoreMetric.ERROR_TYPE).stream())
                .map(RequestMetrics::counts).reduce(new Counts(0, 0), Counts::plus);
        if (!counts.isNothing()) {
            var service = call.metricValues(CoreMetric.SERVICE_ID).stream().findFirst().orElse("unknown");
            synchronized (this) {
                counted.merge(service, counts, Counts::plus);
            }
        }
    }

    /** What the SDK calls the failure of one try (its guide, "Service client metrics"); a refusal that is an answer is none. */
    private static Counts counts(String errorType) {
        return switch (errorType) {
            case "Throttling" -> new Counts(1, 0);
            case "ServerError", "IO", "ConfiguredTimeout" -> new Counts(0, 1);
            default -> new Counts(0, 0);
        };
    }

    /** Logs what was counted since it was last called; nothing, when nothing was. */
    public void flush() {
        Map<String, Counts> taken;
        synchronized (this) {
            taken = counted;
            counted = new TreeMap<>();
        }
        taken.forEach((service, counts) -> log.accept(line(service, counts)));
    }

    private String line(String service, Counts counts) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put(Catalogue.Metrics.FUNCTION, function);
        dimensions.put(Catalogue.Metrics.SERVICE, service);
        var told = new LinkedHashMap<String, Long>();
        told.put(Catalogue.Metrics.THROTTLED, counts.throttled());
        told.put(Catalogue.Metrics.FAILED, counts.failed());
        return MetricLine.of(clock.millis(), dimensions, told);
    }

    @Override
    public void close() {
        flush();
    }
}
