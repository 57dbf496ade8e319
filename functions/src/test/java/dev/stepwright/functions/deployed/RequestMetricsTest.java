package dev.stepwright.functions.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.expression.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollector;

class RequestMetricsTest {

    private final List<String> log = new ArrayList<>();
    private final RequestMetrics metrics = new RequestMetrics("worker", log::add,
            InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_123L)));

    @Test
    void everyTryThatWasThrottledOrFailedCounts() {
        publish("DynamoDB", "Throttling", "Throttling", "ServerError");
        publish("DynamoDB", "IO");
        publish("SQS", "ConfiguredTimeout");
        publish("S3");
        publish("DynamoDB", "Other");
        metrics.flush();

        assertThat(log).hasSize(2);
        assertThat(line(0).get("Service").textValue()).isEqualTo("DynamoDB");
        assertThat(line(0).get("ThrottledRequests").intValue()).isEqualTo(2);
        assertThat(line(0).get("FailedRequests").intValue()).isEqualTo(2);
        assertThat(line(1).get("Service").textValue()).isEqualTo("SQS");
        assertThat(line(1).get("ThrottledRequests").intValue()).isZero();
        assertThat(line(1).get("FailedRequests").intValue()).isEqualTo(1);
    }

    @Test
    void aLineIsOfTheEmbeddedMetricFormat() {
        publish("SQS", "Throttling");
        metrics.flush();

        var about = line(0).get("_aws");
        var directive = about.get("CloudWatchMetrics").get(0);
        assertThat(about.get("Timestamp").longValue()).isEqualTo(1_700_000_000_123L);
        assertThat(directive.get("Namespace").textValue()).isEqualTo("Stepwright");
        assertThat(directive.get("Dimensions")).hasToString("[[\"Function\"],[\"Function\",\"Service\"]]");
        assertThat(StreamSupport.stream(directive.get("Metrics").spliterator(), false).map(metric -> metric.get("Name").textValue()))
                .containsExactly("ThrottledRequests", "FailedRequests")
                .allSatisfy(name -> assertThat(line(0).get(name).isIntegralNumber()).isTrue());
        assertThat(line(0).get("Function").textValue()).isEqualTo("worker");
    }

    @Test
    void nothingIsLoggedTwiceNorWhenAllIsWell() {
        publish("SQS", "Throttling");
        metrics.flush();
        publish("SQS");
        metrics.flush();
        assertThat(log).hasSize(1);
    }

    private void publish(String service, String... errors) {
        var call = MetricCollector.create("ApiCall");
        call.reportMetric(CoreMetric.SERVICE_ID, service);
        for (var error : errors) {
            call.createChild("ApiCallAttempt").reportMetric(CoreMetric.ERROR_TYPE, error);
        }
        call.createChild("ApiCallAttempt");
        metrics.publish(call.collect());
    }

    private JsonNode line(int index) {
        return Json.parse(log.get(index));
    }
}
