package dev.stepwright.functions.deployed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.functions.Catalogue;
import java.util.ArrayList;
import java.util.SequencedMap;

/** A line of JSON that CloudWatch takes counts from (CloudWatch guide, "Embedded metric format"). */
final class MetricLine {

    private MetricLine() {
    }

    /** @param dimensions names and values; the counts are told apart by the first alone, by the first two, and so on */
    static String of(long millis, SequencedMap<String, String> dimensions, SequencedMap<String, Long> counts) {
        var json = JsonNodeFactory.instance.objectNode();
        var directive = json.putObject("_aws").put("Timestamp", millis).putArray("CloudWatchMetrics").addObject()
                .put("Namespace", Catalogue.Metrics.NAMESPACE);
        var sets = directive.putArray("Dimensions");
        var names = new ArrayList<String>();
        for (var name : dimensions.sequencedKeySet()) {
            names.add(name);
            var set = sets.addArray();
            names.forEach(set::add);
        }
        var metrics = directive.putArray("Metrics");
        counts.sequencedKeySet().forEach(name -> metrics.addObject().put("Name", name).put("Unit", "Count"));
        dimensions.forEach(json::put);
        counts.forEach(json::put);
        return Json.write(json);
    }
}
