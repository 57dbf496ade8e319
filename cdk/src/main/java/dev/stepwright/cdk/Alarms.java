package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.Catalogue.Function;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What an operator is told of: dead letters, a queue that falls behind, functions that fail, and all that is throttled. */
final class Alarms extends Construct {

    /** A delayed message waits up to 15 minutes, and one of a long task is kept hidden as long: older means falling behind. */
    private static final Duration OLD = Duration.minutes(45);

    private final Optional<ITopic> topic;

    Alarms(Construct scope, String id, Settings settings) {
        super(scope, id);
        topic = settings.alarmTopicArn().map(arn -> Topic.fromTopicArn(this, "Topic", arn));
    }

    void watch(StepQueue steps) {
        alarm("DeadLetters", "Messages that could not be handled wait in the dead-letter queue: look into them, then redrive",
                steps.deadLetters().metricApproximateNumberOfMessagesVisible(over(Duration.minutes(1), "Maximum")), 1);
        alarm("OldestMessage", "The step queue falls behind",
                steps.queue().metricApproximateAgeOfOldestMessage(over(Duration.minutes(5), "Maximum")),
                OLD.toSeconds().intValue());
    }

    void watch(Function which, EngineFunction function) {
        alarm(which.id() + "Errors", which.id() + " fails",
                function.live().metricErrors(over(Duration.minutes(5), "Sum")), 1);
        alarm(which.id() + "Throttles", which.id() + " is throttled: raise the account's or the function's concurrency",
                function.live().metricThrottles(over(Duration.minutes(5), "Sum")), 1);
        alarm(which.id() + "ThrottledRequests", which.id() + " has been throttled by a service for a quarter of an hour: executions "
                + "go on, slowly", own(function, Catalogue.Metrics.THROTTLED, Duration.minutes(5), "Sum"), 1, 3);
        if (which == Function.SWEEPER) {
            alarm("UnfinishedSweeps", "No sweep has come to the end of the open executions for three hours", own(function,
                    Catalogue.Metrics.UNFINISHED_SWEEPS, Duration.minutes(Catalogue.SWEEP_MINUTES), "Minimum"), 1, 6, TreatMissingData.BREACHING);
        }
    }

    private static IMetric own(EngineFunction function, String name, Duration period, String statistic) {
        return Metric.Builder.create()
                .namespace(Catalogue.Metrics.NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of(Catalogue.Metrics.FUNCTION, function.name()))
                .period(period)
                .statistic(statistic)
                .build();
    }

    private void alarm(String id, String description, IMetric metric, Number threshold) {
        alarm(id, description, metric, threshold, 1);
    }

    private void alarm(String id, String description, IMetric metric, Number threshold, int periods) {
        alarm(id, description, metric, threshold, periods, TreatMissingData.NOT_BREACHING);
    }

    private void alarm(String id, String description, IMetric metric, Number threshold, int periods, TreatMissingData missing) {
        var alarm = Alarm.Builder.create(this, id)
                .alarmDescription("Stepwright: " + description)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(periods)
                .treatMissingData(missing)
                .build();
        topic.ifPresent(receiver -> alarm.addAlarmAction(new SnsAction(receiver)));
    }

    private static MetricOptions over(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }
}
