package dev.stepwright.functions.deployed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.sweep.Sweep.Swept;
import dev.stepwright.functions.Catalogue;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** How a sweep went, as a line that CloudWatch takes metrics from (CloudWatch guide, "Embedded metric format"). */
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
        var json = JsonNodeFactory.instance.objectNode();
        var directive = json.putObject("_aws").put("Timestamp", clock.millis()).putArray("CloudWatchMetrics").addObject()
                .put("Namespace", Catalogue.Metrics.NAMESPACE);
        directive.putArray("Dimensions").addArray().add(Catalogue.Metrics.FUNCTION);
        var metrics = directive.putArray("Metrics");
        List.of(Catalogue.Metrics.SWEPT, Catalogue.Metrics.SWEEP_NUDGES, Catalogue.Metrics.UNFINISHED_SWEEPS)
                .forEach(name -> metrics.addObject().put("Name", name).put("Unit", "Count"));
        json.put(Catalogue.Metrics.FUNCTION, function).put(Catalogue.Metrics.SWEPT, swept.open()).put(Catalogue.Metrics.SWEEP_NUDGES, swept.nudged())
                .put(Catalogue.Metrics.UNFINISHED_SWEEPS, swept.isFinished() ? 0 : 1);
        log.accept(Json.write(json));
    }
}
