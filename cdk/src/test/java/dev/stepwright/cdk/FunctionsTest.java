package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.Catalogue.Function;
import dev.stepwright.functions.Catalogue.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class FunctionsTest {

    private final Template template = Synthesis.DEFAULTS;

    @ParameterizedTest
    @EnumSource(Function.class)
    void startsFromASnapshotAsTheCatalogueSays(Function function) {
        template.hasResourceProperties("AWS::Lambda::Function", Map.of(
                "Handler", function.handler(),
                "Runtime", "java25",
                "Architectures", List.of("arm64"),
                "SnapStart", Map.of("ApplyOn", "PublishedVersions"),
                "Timeout", function.timeoutSeconds(),
                "MemorySize", function.memoryMegabytes(),
                "ReservedConcurrentExecutions", Match.absent()));
    }

    /** Lambda refuses an event source whose queue shows messages again while the function may still run (Lambda guide, "Amazon SQS"). */
    @Test
    void theQueueOfAnEventSourceHidesAMessageForAsLongAsItsFunctionMayRun() {
        var queues = Synthesis.resources(template, "AWS::SQS::Queue");
        var sources = Synthesis.resources(template, "AWS::Lambda::EventSourceMapping").values();
        assertThat(sources).singleElement().satisfies(source -> {
            var queue = Synthesis.list(Synthesis.map(source.get("EventSourceArn")).get("Fn::GetAtt")).getFirst().toString();
            assertThat((Integer) queues.get(queue).get("VisibilityTimeout")).isGreaterThanOrEqualTo(timeoutOf(source));
        });
    }

    /** Behind the alias that the event source names, by the parts of its id that both have. */
    private int timeoutOf(Map<String, Object> source) {
        var alias = source.get("FunctionName").toString();
        return Synthesis.resources(template, "AWS::Lambda::Function").entrySet().stream()
                .filter(function -> alias.contains(function.getKey().substring(0, function.getKey().lastIndexOf("Function"))))
                .map(function -> (Integer) function.getValue().get("Timeout")).findFirst().orElseThrow();
    }

    /** Each message of the step worker wakes it again, and executions have more than sixteen steps. */
    @Test
    void onlyTheStepWorkerMayWakeItself() {
        var functions = Synthesis.resources(template, "AWS::Lambda::Function").values();
        assertThat(functions).filteredOn(function -> "Allow".equals(function.get("RecursiveLoop")))
                .extracting(function -> function.get("Handler")).containsExactly(Function.STEP_WORKER.handler());
        assertThat(functions).filteredOn(function -> !Function.STEP_WORKER.handler().equals(function.get("Handler")))
                .extracting(function -> function.get("RecursiveLoop")).containsOnly("Terminate");
    }

    @Test
    void everyFunctionHasAPublishedVersionBehindItsAlias() {
        int count = Function.values().length;
        template.resourceCountIs("AWS::Lambda::Function", count);
        template.resourceCountIs("AWS::Lambda::Version", count);
        template.allResourcesProperties("AWS::Lambda::Alias", Map.of("Name", "live"));
        template.resourceCountIs("AWS::Lambda::Alias", count);
    }

    @Test
    void nothingInvokesAFunctionButThroughItsAlias() {
        var invokers = List.of(
                Synthesis.resources(template, "AWS::Lambda::EventSourceMapping").values(),
                Synthesis.resources(template, "AWS::ApiGatewayV2::Integration").values(),
                Synthesis.resources(template, "AWS::Lambda::Permission").values(),
                Synthesis.resources(template, "AWS::Scheduler::Schedule").values());
        assertThat(invokers).allSatisfy(resources -> assertThat(resources).isNotEmpty().allSatisfy(resource ->
                assertThat(resource.toString()).containsPattern("Functions\\w+Live").doesNotContainPattern("Functions\\w+Function")));
    }

    @Test
    void theEnvironmentIsThatOfTheCatalogue() {
        var required = Arrays.stream(Variable.values()).filter(Variable::required).map(Variable::key).toList();
        var known = Arrays.stream(Variable.values()).map(Variable::key).toList();
        assertThat(Synthesis.resources(template, "AWS::Lambda::Function").values()).allSatisfy(function -> {
            var variables = Synthesis.map(Synthesis.map(function.get("Environment")).get("Variables"));
            assertThat(variables.keySet()).containsAll(required).isSubsetOf(known);
        });
    }

    @Test
    void theQueueDrivesTheStepWorkerInBatchesThatFailMessageByMessage() {
        template.hasResourceProperties("AWS::Lambda::EventSourceMapping", Map.of(
                "BatchSize", Catalogue.StepQueue.BATCH_SIZE,
                "FunctionResponseTypes", List.of("ReportBatchItemFailures"),
                "ScalingConfig", Map.of("MaximumConcurrency", 50)));
    }

    @Test
    void concurrencyIsReservedAndTracedWhenAsked() {
        var asked = Synthesis.template(Map.of("stepwright:reservedConcurrency", "40", "stepwright:stepConcurrency", "20",
                "stepwright:tracing", "true"));
        asked.hasResourceProperties("AWS::Lambda::Function",
                Map.of("Handler", Function.STEP_WORKER.handler(), "ReservedConcurrentExecutions", 40));
        asked.allResourcesProperties("AWS::Lambda::Function", Map.of("TracingConfig", Map.of("Mode", "Active")));
        asked.hasResourceProperties("AWS::Lambda::EventSourceMapping", Map.of("ScalingConfig", Map.of("MaximumConcurrency", 20)));
    }

    @Test
    void everyLogEnds() {
        template.allResourcesProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 30));
        template.resourceCountIs("AWS::Logs::LogGroup", Function.values().length + 1);
    }
}
