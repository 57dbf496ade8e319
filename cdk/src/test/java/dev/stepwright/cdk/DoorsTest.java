package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.Catalogue.Function;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DoorsTest {

    private static final Map<String, Object> RULE = Map.of(
            "stepwright:exampleRule.source", "shop",
            "stepwright:exampleRule.detailType", "OrderPlaced",
            "stepwright:exampleRule.stateMachine", "arn:aws:states:eu-west-1:111122223333:stateMachine:orders");

    @Test
    void nobodyGetsInUnsigned() {
        assertThat(routes(Synthesis.DEFAULTS)).hasSize(9).containsEntry("POST /", "AWS_IAM")
                .containsEntry("GET /executions/{stateMachine}/{name}", "AWS_IAM")
                .allSatisfy((_, authorization) -> assertThat(authorization).isEqualTo("AWS_IAM"));
    }

    @Test
    void theWireProtocolCanBeTurnedOff() {
        assertThat(routes(Synthesis.template(Map.of("stepwright:wire", "off")))).hasSize(8).doesNotContainKey("POST /");
    }

    @Test
    void holdersOfATaskTokenGetInWhenAskedButOnlyToTheCallbacks() {
        assertThat(routes(Synthesis.template(Map.of("stepwright:callbacks", "token"))))
                .allSatisfy((route, authorization) -> assertThat(authorization)
                        .isEqualTo(route.startsWith("POST /tasks/") ? "NONE" : "AWS_IAM"));
    }

    @Test
    void callbacksThatNobodySignsAreThrottled() {
        Synthesis.DEFAULTS.hasResourceProperties("AWS::ApiGatewayV2::Stage", Map.of("RouteSettings", Match.absent()));
        var stages = Synthesis.resources(Synthesis.template(Map.of("stepwright:callbacks", "token",
                "stepwright:callbacksPerSecond", 20)), "AWS::ApiGatewayV2::Stage").values();
        assertThat(stages).singleElement().satisfies(stage -> {
            var limits = Synthesis.map(stage.get("RouteSettings"));
            assertThat(limits).hasSize(6);
            assertThat(limits.keySet()).allSatisfy(route -> assertThat(route).startsWith("POST /tasks/"));
            assertThat(limits.values()).allSatisfy(limit -> assertThat(Synthesis.map(limit)).containsEntry("ThrottlingRateLimit", 20)
                    .containsEntry("ThrottlingBurstLimit", 40));
        });
    }

    @Test
    void theFunctionGetsEventsOfFormatTwoAndEveryRequestIsLogged() {
        Synthesis.DEFAULTS.hasResourceProperties("AWS::ApiGatewayV2::Integration",
                Map.of("PayloadFormatVersion", "2.0", "IntegrationType", "AWS_PROXY"));
        Synthesis.DEFAULTS.hasResourceProperties("AWS::ApiGatewayV2::Stage",
                Map.of("StageName", "$default", "AutoDeploy", true, "AccessLogSettings", Match.anyValue()));
    }

    @Test
    void aRuleStartsExecutionsOnlyWhenAsked() {
        Synthesis.DEFAULTS.resourceCountIs("AWS::Events::Rule", 0);
        var asked = Synthesis.template(RULE);
        asked.hasResourceProperties("AWS::Events::Rule", Map.of(
                "EventPattern", Map.of("source", List.of("shop"), "detail-type", List.of("OrderPlaced")),
                "Targets", List.of(Match.objectLike(Map.of(
                        "InputTransformer", Match.objectLike(Map.of("InputTemplate", Match.stringLikeRegexp("stateMachineArn"))),
                        "DeadLetterConfig", Match.anyValue())))));
    }

    @Test
    void theSweeperIsWokenOnSchedule() {
        Synthesis.DEFAULTS.hasResourceProperties("AWS::Scheduler::Schedule", Map.of("ScheduleExpression", "rate(30 minutes)"));
    }

    @Test
    void operatorsHearOfDeadLettersDelaysErrorsAndThrottles() {
        var heard = Synthesis.template(Map.of("stepwright:alarmTopicArn", "arn:aws:sns:eu-west-1:111122223333:operators"));
        heard.allResourcesProperties("AWS::CloudWatch::Alarm",
                Map.of("AlarmActions", List.of("arn:aws:sns:eu-west-1:111122223333:operators")));
        heard.resourceCountIs("AWS::CloudWatch::Alarm", 3 + 3 * Function.values().length);
        assertThat(Synthesis.resources(heard, "AWS::CloudWatch::Alarm").values())
                .extracting(alarm -> alarm.get("MetricName")).contains("ApproximateNumberOfMessagesVisible",
                        "ApproximateAgeOfOldestMessage", "Errors", "Throttles", "ThrottledRequests");
    }

    @Test
    void whatTheFunctionsMeasureIsWatchedByTheNamesTheyMeasureItBy() {
        var measured = Synthesis.resources(Synthesis.DEFAULTS, "AWS::CloudWatch::Alarm").values().stream()
                .filter(alarm -> Catalogue.Metrics.NAMESPACE.equals(alarm.get("Namespace"))).toList();
        assertThat(measured).filteredOn(alarm -> Catalogue.Metrics.THROTTLED.equals(alarm.get("MetricName"))).hasSize(Function.values().length)
                .allSatisfy(alarm -> assertThat(alarm).containsEntry("Statistic", "Sum"));
        assertThat(measured).filteredOn(alarm -> Catalogue.Metrics.UNFINISHED_SWEEPS.equals(alarm.get("MetricName"))).singleElement()
                .satisfies(alarm -> assertThat(alarm).containsEntry("Statistic", "Minimum").containsEntry("EvaluationPeriods", 6).containsEntry("TreatMissingData", "breaching")
                        .containsEntry("Period", Catalogue.SWEEP_MINUTES * 60));
        assertThat(measured).hasSize(Function.values().length + 1).allSatisfy(alarm -> {
            assertThat(Synthesis.list(alarm.get("Dimensions"))).singleElement().satisfies(dimension -> {
                assertThat(Synthesis.map(dimension)).containsEntry("Name", Catalogue.Metrics.FUNCTION);
                assertThat(Synthesis.map(dimension).get("Value").toString()).containsPattern("Ref=Functions\\w+Function");
            });
        });
    }

    @Test
    void theStepQueueIsTakenToFallBehindWhenAMessageIsOlderThanAnyThatWaits() {
        Synthesis.DEFAULTS.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("MetricName", "ApproximateAgeOfOldestMessage",
                "Threshold", 45 * 60, "Statistic", "Maximum", "TreatMissingData", "notBreaching"));
    }

    @Test
    void theStackTellsWhereThingsAre() {
        for (var output : new String[] {"Endpoint", "StepQueueUrl", "ExecutionsTable", "TaskCallerRole", "StateTesterRole"}) {
            Synthesis.DEFAULTS.hasOutput(output, Map.of("Value", Match.anyValue()));
        }
    }

    private static Map<String, Object> routes(Template template) {
        var routes = new TreeMap<String, Object>();
        Synthesis.resources(template, "AWS::ApiGatewayV2::Route").values()
                .forEach(route -> routes.put(route.get("RouteKey").toString(), route.get("AuthorizationType")));
        return routes;
    }
}
