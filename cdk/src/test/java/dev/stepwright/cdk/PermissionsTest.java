package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

@Tag("slow")
class PermissionsTest {

    private final Template template = Synthesis.DEFAULTS;

    private record Statement(String owner, List<Object> actions, List<Object> resources) {
    }

    @Test
    void noActionIsAPattern() {
        assertThat(statements(template)).isNotEmpty().allSatisfy(statement ->
                assertThat(statement.actions()).as(statement.owner()).noneMatch(action -> action.toString().contains("*")));
    }

    @Test
    void noResourceIsEverything() {
        assertThat(statements(template)).allSatisfy(statement ->
                assertThat(statement.resources()).as(statement.owner()).doesNotContain("*"));
    }

    @Test
    void onlyXRayWhichHasNoResourcesMayNameThemAll() {
        var traced = Synthesis.template(Map.of("stepwright:tracing", "true"));
        assertThat(statements(traced)).filteredOn(statement -> statement.resources().contains("*")).isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.actions())
                        .containsExactly("xray:PutTelemetryRecords", "xray:PutTraceSegments"));
    }

    @Test
    void noPolicyOfAwsIsAttached() {
        assertThat(Synthesis.resources(template, "AWS::IAM::Role").values())
                .allSatisfy(role -> assertThat(role).doesNotContainKey("ManagedPolicyArns"));
    }

    @Test
    void onlyWhoMakesCallsOfTasksAssumesRolesAndOnlyThoseMadeForIt() {
        assertThat(statements(template)).filteredOn(statement -> statement.actions().contains("sts:AssumeRole"))
                .satisfiesExactlyInAnyOrder(statement -> assertThat(statement.owner()).startsWith("FunctionsStepWorkerRole"),
                        // TestState makes the call of a Task that has no mock
                        statement -> assertThat(statement.owner()).startsWith("FunctionsApiRole"))
                .allSatisfy(statement -> assertThat(statement.resources()).singleElement().asString().contains(":role/stepwright/*"));
    }

    /** A task that starts an execution starts it here. */
    @Test
    void nobodyCallsStepFunctionsOfAws() {
        assertThat(statements(template)).allSatisfy(statement ->
                assertThat(statement.actions()).as(statement.owner()).noneMatch(action -> action.toString().startsWith("states:")));
    }

    @Test
    void otherRolesAreNamedOneByOne() {
        var other = "arn:aws:iam::444455556666:role/orders";
        assertThat(statements(Synthesis.template(Map.of("stepwright:assumableRoles", other + ", "))))
                .filteredOn(statement -> statement.actions().contains("sts:AssumeRole"))
                .hasSize(2).allSatisfy(statement -> assertThat(statement.resources()).hasSize(2).contains(other));
    }

    private static List<Statement> statements(Template template) {
        var inline = Synthesis.resources(template, "AWS::IAM::Role").entrySet().stream()
                .flatMap(role -> Synthesis.list(role.getValue().getOrDefault("Policies", List.of())).stream()
                        .flatMap(policy -> statements(role.getKey(), Synthesis.map(policy))));
        var attached = Synthesis.resources(template, "AWS::IAM::Policy").entrySet().stream()
                .flatMap(policy -> statements(policy.getKey(), policy.getValue()));
        return Stream.concat(inline, attached).toList();
    }

    private static Stream<Statement> statements(String owner, Map<String, Object> policy) {
        return Synthesis.list(Synthesis.map(policy.get("PolicyDocument")).get("Statement")).stream().map(Synthesis::map)
                .map(statement -> new Statement(owner, Synthesis.list(statement.get("Action")),
                        Synthesis.list(statement.get("Resource"))));
    }
}
