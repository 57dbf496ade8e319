package dev.stepwright.engine.asl.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.Condition;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.JsonPathFlow;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Placement;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Retrier;
import dev.stepwright.engine.asl.Selection;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.Text;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Diagnostic;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.asl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the model says what the text said; faults have {@link GoldenDiagnosticsTest}. */
class DefinitionReaderTest {

    @Test
    void readsTheMachine() throws IOException {
        var machine = good("pass.json");
        assertThat(machine.comment()).isEqualTo("the smallest there is");
        assertThat(machine.timeoutSeconds()).isEqualTo(OptionalLong.of(3600));
        assertThat(machine.workflow().startAt()).isEqualTo("Hello");
        assertThat(machine.workflow().state("Hello")).isInstanceOfSatisfying(PassState.class, pass -> {
            assertThat(pass.result().orElseThrow().textValue()).isEqualTo("Hello");
            assertThat(pass.next()).isEqualTo(new Next.End());
            assertThat(pass.flow()).isEqualTo(JsonPathFlow.NEUTRAL);
        });
    }

    /** Wherever the YAML parser's buffer ends: found by fuzzing. */
    @Test
    void readsCharactersBeyondTheBasicPlaneAnywhereInYaml() {
        for (var blanks = 960; blanks < 1040; blanks++) {
            var smileys = "\ud83d\ude00".repeat(3);
            var text = "#" + " ".repeat(blanks) + smileys + "\nStartAt: A\nComment: " + smileys
                    + "\nStates: {A: {Type: Succeed}}\n";
            assertThat(DefinitionReader.read(text, Format.YAML, MachineType.STANDARD).machine().orElseThrow().comment())
                    .isEqualTo(smileys);
        }
    }

    @Test
    void keepsTheOrderOfTheStates() throws IOException {
        assertThat(good("fail-forms.json").workflow().states().keySet()).containsExactly("A", "B", "C", "D");
    }

    @Test
    void readsSelectionsAndPlacements() throws IOException {
        var states = good("pass-all-fields.json").workflow();
        var shape = (JsonPathFlow) ((PassState) states.state("Shape")).flow();
        assertThat(shape.inputPath()).isInstanceOfSatisfying(Selection.At.class,
                at -> assertThat(at.path().text()).isEqualTo("$.order"));
        assertThat(shape.parameters()).isPresent();
        assertThat(shape.resultPath()).isInstanceOfSatisfying(Placement.At.class,
                at -> assertThat(at.path().text()).isEqualTo("$.shaped"));
        var drop = (JsonPathFlow) ((PassState) states.state("Drop")).flow();
        assertThat(drop.inputPath()).isEqualTo(new Selection.Nothing());
        assertThat(drop.resultPath()).isEqualTo(new Placement.Discard());
        assertThat(drop.outputPath()).isEqualTo(new Selection.Nothing());
    }

    @Test
    void dollarAloneIsEverything() {
        var result = DefinitionReader.read("""
                { "StartAt": "A", "States": { "A": {
                  "Type": "Pass", "InputPath": "$", "ResultPath": "$", "OutputPath": "$", "End": true } } }""");
        assertThat(((PassState) result.machine().orElseThrow().workflow().state("A")).flow())
                .isEqualTo(JsonPathFlow.NEUTRAL);
    }

    @Test
    void readsRetriersWithDefaults() throws IOException {
        var task = (TaskState) good("task-retry-catch.json").workflow().state("Charge");
        assertThat(task.retry()).containsExactly(
                new Retrier(List.of("Lambda.TooManyRequestsException", "States.Timeout"), 2, 6, 1.5,
                        OptionalLong.of(60), true),
                new Retrier(List.of("Orders.Closed"), 1, 0, 2.0, OptionalLong.empty(), false),
                new Retrier(List.of("States.ALL"), 0, 3, 2.0, OptionalLong.empty(), false));
        assertThat(task.catchers()).hasSize(2).first().satisfies(catcher -> {
            assertThat(catcher.errorEquals()).containsExactly("Orders.Closed");
            assertThat(catcher.flow()).isEqualTo(JsonPathFlow.placing(new Placement.Discard(), Optional.empty()));
            assertThat(catcher.next()).isEqualTo("Refund");
        });
    }

    @Test
    void readsTasks() throws IOException {
        var task = (TaskState) good("task-lambda.json").workflow().state("Charge");
        assertThat(task.resource()).isInstanceOf(Resource.LambdaFunction.class);
        assertThat(task.timeoutSeconds()).contains(new Quantity.Fixed(60));
        assertThat(task.heartbeatSeconds()).contains(new Quantity.Fixed(59));
        assertThat(task.next()).isEqualTo(new Next.To("Tell"));
        var paths = (TaskState) good("task-timeout-paths.json").workflow().state("A");
        assertThat(paths.timeoutSeconds().orElseThrow()).isInstanceOfSatisfying(Quantity.From.class,
                from -> assertThat(from.path().text()).isEqualTo("$.limits.timeout"));
    }

    @Test
    void readsCredentials() throws IOException {
        var states = good("task-credentials.json").workflow();
        assertThat(((TaskState) states.state("A")).credentials())
                .contains(new Text.Literal("arn:aws:iam::444455556666:role/a"));
        assertThat(((TaskState) states.state("B")).credentials()).containsInstanceOf(Text.From.class);
        assertThat(((TaskState) states.state("C")).credentials()).containsInstanceOf(Text.Computed.class);
    }

    @Test
    void readsResourcesThatNameRegionAndAccount() throws IOException {
        var task = (TaskState) good("task-partitions.json").workflow().state("C");
        assertThat(task.resource()).isEqualTo(new Resource.Service(
                "arn:aws:states:eu-central-1:111122223333:aws-sdk:s3:getObject", "aws-sdk:s3", "getObject",
                Resource.Pattern.REQUEST_RESPONSE));
    }

    @Test
    void readsEveryOperator() throws IOException {
        var choice = (ChoiceState) good("choice-operators.json").workflow().state("Route");
        var conditions = choice.rules().stream().map(rule -> rule.condition()).toList();
        assertThat(conditions.stream().filter(Condition.Compare.class::isInstance)).hasSize(16).doesNotHaveDuplicates();
        assertThat(conditions.stream().filter(Condition.ComparePath.class::isInstance)).hasSize(16);
        assertThat(conditions.stream().filter(Condition.Is.class::isInstance).map(c -> ((Condition.Is) c).kind()))
                .containsExactlyInAnyOrder(Condition.Kind.values());
        assertThat(conditions.stream().filter(Condition.Matches.class::isInstance)).hasSize(1);
        assertThat(choice.otherwise()).isEmpty();
    }

    @Test
    void readsNestedConditions() throws IOException {
        var choice = (ChoiceState) good("choice-nested.json").workflow().state("Route");
        assertThat(choice.otherwise()).contains("Other");
        assertThat(choice.rules().getFirst().condition()).isInstanceOfSatisfying(Condition.And.class, and ->
                assertThat(and.all().get(1)).isInstanceOfSatisfying(Condition.Or.class, or ->
                        assertThat(or.any().getFirst()).isInstanceOf(Condition.Not.class)));
    }

    @Test
    void readsWaits() throws IOException {
        var states = good("wait-forms.json").workflow();
        assertThat(until(states.state("A"))).isEqualTo(new WaitState.Seconds(0));
        assertThat(until(states.state("B"))).isInstanceOf(WaitState.SecondsPath.class);
        assertThat(until(states.state("C"))).isEqualTo(new WaitState.Timestamp(Instant.parse("2026-04-01T07:00:00Z")));
        assertThat(until(states.state("D"))).isInstanceOf(WaitState.TimestampPath.class);
    }

    private static WaitState.Until until(State state) {
        return ((WaitState) state).until();
    }

    @Test
    void readsFailures() throws IOException {
        var states = good("fail-forms.json").workflow();
        assertThat(states.state("B")).isEqualTo(new FailState("B", JsonPathFlow.NEUTRAL, Optional.empty(), Optional.empty()));
        assertThat(((FailState) states.state("C")).error()).contains(new Text.Literal("Orders.Closed"));
        assertThat(((FailState) states.state("D")).error()).containsInstanceOf(Text.Computed.class);
        assertThat(((FailState) states.state("D")).cause()).containsInstanceOf(Text.From.class);
    }

    @Test
    void readsBranches() throws IOException {
        var parallel = (ParallelState) good("parallel.json").workflow().state("Both");
        assertThat(parallel.branches()).extracting(branch -> branch.startAt()).containsExactly("L", "R");
    }

    @Test
    void parametersOfAMapAreItsItemSelector() throws IOException {
        var map = (MapState) good("map-iterator.json").workflow().state("Each");
        assertThat(((MapState.Items.Selected) map.items()).selector()).isPresent();
        assertThat(((JsonPathFlow) map.flow()).parameters()).isEmpty();
        assertThat(map.mode()).isEqualTo(new MapState.Mode.Inline(false));
        assertThat(map.maxConcurrency()).containsInstanceOf(Quantity.From.class);
        assertThat(map.tolerance()).isEqualTo(MapState.Tolerance.NONE);
        assertThat(map.processor().states()).containsOnlyKeys("Line");
    }

    @Test
    void readsYamlLikeJson() throws IOException {
        var states = good("order.yaml").workflow();
        assertThat(good("order.yaml").comment()).isEqualTo("Charges an order and ships it");
        assertThat(((TaskState) states.state("Ship")).retry()).isEqualTo(((TaskState) states.state("Charge")).retry())
                .containsExactly(new Retrier(List.of("States.Timeout", "Lambda.ServiceException"), 1, 5, 2.5,
                        OptionalLong.empty(), false));
        var merged = good("merge-keys.yaml").workflow();
        assertThat(((TaskState) merged.state("First")).timeoutSeconds()).contains(new Quantity.Fixed(30));
        assertThat(((TaskState) merged.state("Second")).timeoutSeconds()).contains(new Quantity.Fixed(60));
    }

    @Test
    void readsTheScalarsOfYaml() throws IOException {
        assertThat(((PassState) good("scalars.yaml").workflow().state("A")).result().orElseThrow()).hasToString("""
                {"texts":["plain","single 'quoted'","double\\n","yes","2026-04-01","1.2.3","5","1_000"],\
                "numbers":[0,-7,7,31,15,1.5,1000.0,0.5],"others":[null,null,true,false],"folded":"two\\nlines\\n"}""");
    }

    @Test
    void readsAStateAlone() {
        var result = DefinitionReader.readState("{ \"Type\": \"Pass\", \"Next\": \"Elsewhere\" }", Format.JSON,
                MachineType.STANDARD);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.machine().orElseThrow().workflow().state("StateName"))
                .isInstanceOfSatisfying(PassState.class, pass -> assertThat(pass.next()).isEqualTo(new Next.To("Elsewhere")));
    }

    @Test
    void namesTheFaultsOfAStateAloneAsAwsDoes() {
        var result = DefinitionReader.readState("{ \"Type\": \"Parallel\", \"Branches\": [], \"End\": true }", Format.JSON,
                MachineType.STANDARD);
        assertThat(result.invalidDefinition()).isEqualTo("Invalid State Machine Definition: "
                + "'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/StateName/Branches'");
    }

    @Test
    void joinsAllErrorsInTheMessageOfTheApi() throws IOException {
        assertThat(DefinitionReader.read(faulty("all-not-alone.json")).invalidDefinition()).isEqualTo(
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list"
                + " at /States/Charge/Retry[0]/ErrorEquals[1], SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at "
                + "end of list at /States/Charge/Catch[0]/ErrorEquals[0]'");
        assertThat(DefinitionReader.read(faulty("no-terminal-state.json")).invalidDefinition()).isEqualTo(
                "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void awsNamesTheObjectOfAFieldThatItDoesNotTake() throws IOException {
        assertThat(DefinitionReader.read(faulty("state-field-misspelt.json")).errors())
                .extracting(Diagnostic::pointer, d -> d.location().orElseThrow())
                .contains(tuple("/States/Only/Resultpath", "/States/Only"));
    }

    @Test
    void refusesWhatIsTooLarge() {
        var result = DefinitionReader.read("{ \"Comment\": \"" + "é".repeat(SourceText.MAX_BYTES / 2) + "\" }");
        assertThat(result.invalidDefinition()).isEqualTo("Invalid State Machine Definition: 'DEFINITION_TOO_LARGE: Expected a definition of "
                + "at most 1048576 bytes'");
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.DEFINITION_TOO_LARGE);
    }

    @Test
    void findsNoMoreThanAThousandFaults() {
        var states = IntStream.range(0, 3000).mapToObj(i -> "\"s" + i + "\": {}").collect(Collectors.joining(","));
        var result = DefinitionReader.read("{ \"StartAt\": \"s0\", \"States\": {" + states + "} }");
        assertThat(result.diagnostics()).hasSize(Findings.MAX);
    }

    private static StateMachine good(String file) throws IOException {
        var text = Files.readString(Path.of("src/test/resources/definitions/good", file));
        return DefinitionReader.read(text).machine().orElseThrow();
    }

    private static String faulty(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/definitions/faulty", file));
    }

    @Test
    void knowsTheVariablesThatStatesReferTo() throws IOException {
        assertThat(good("jsonata-all-states.json").variableReferences()).hasToString("{Choice=[x], Distributed=[b, n, p, x], "
                + "Fail=[e], Map=[x], Task=[role, t], Wait=[v]}");
        var jsonPath = DefinitionReader.read("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Comment": "$c", "InputPath": "$i.x", "Parameters": {"FooPath": "$no", "p.$": "$p"},
                        "Assign": {"a.$": "States.Array($b, $.x, $$.State.Name)"}, "Next": "M"},
                  "M": {"Type": "Map", "ItemsPath": "$items", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                        "ReaderConfig": {"InputType": "JSON", "MaxItemsPath": "$most"}}, "ItemProcessor": {"StartAt": "W",
                        "States": {"W": {"Type": "Wait", "SecondsPath": "$wait", "End": true}}}, "End": true}}}""");
        assertThat(jsonPath.machine().orElseThrow().variableReferences())
                .hasToString("{A=[b, i, p], M=[items, most], W=[wait]}");
    }
}
