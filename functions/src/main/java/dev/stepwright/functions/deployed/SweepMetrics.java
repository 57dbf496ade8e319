package dev.stepwright.functions.deployed;

import dev.stepwright.engine.journal.sweep.Sweep.Swept;
import dev.stepwright.functions.Catalogue;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How a sweep went, as a line that CloudWatch takes metrics from. */
final class SweepMetrics implements Consumer<Swept> {

    private final String function;
    private final Consumer<String> log;
    private final InstantSource clock;

    /** @param function its name, by which metrics are told apart @param log takes one line of JSON at a time */
    SweepMetrics(String function, Consumer<String> log, InstantSource clock) {
        this.function = function;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void accept(Swept swept) {
        var dimensions = new LinkedHashMap<>(Map.of(Catalogue.Metrics.FUNCTION, function));
        var told = new LinkedHashMap<String, Long>();
        told.put(Catalogue.Metrics.SWEPT, swept.open());
        told.put(Catalogue.Metrics.SWEEP_NUDGES, swept.nudged());
        told.put(Catalogue.Metrics.UNFINISHED_SWEEPS, swept.isFinished() ? 0L : 1L);
        log.accept(MetricLine.of(clock.millis(), dimensions, told));
    }
}
