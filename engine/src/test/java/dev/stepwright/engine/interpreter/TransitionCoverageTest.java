package dev.stepwright.engine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of stand and command: where it leads, or that it is impossible. */
class TransitionCoverageTest {

    private static final String TABLE = """
                          Proceed    Claim         Complete   Deliver Expire     MissHeartbeat Join  FailJoin   Abort ExhaustHistory FailExecution TimeOutExecution Rejoin  Redrive
            Entering      Scheduled  -             -          -       -          -             -     -          Ended Ended          Ended         Ended            -       -
            Scheduled     -          Calling       -          -       -          -             -     -          Ended Ended          Ended         Ended            -       -
            Calling       -          -             BackingOff Told    -          -             -     -          Ended Ended          Ended         Ended            -       -
            Awaiting      -          -             -          Told    BackingOff BackingOff    -     -          Ended Ended          Ended         Ended            -       -
            Told          BackingOff -             -          -       -          -             -     -          Ended Ended          Ended         Ended            -       -
            Waiting       Joining    -             -          -       -          -             -     -          Ended Ended          Ended         Ended            -       -
            BackingOff    Scheduled  -             -          -       -          -             -     -          Ended Ended          Ended         Ended            Joining -
            Joining       -          -             -          -       -          -             Ended BackingOff Ended Ended          Ended         Ended            -       -
            Ended         -          -             -          -       -          -             -     -          -     -              -             -                -       BackingOff
            """;

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Payload INPUT = Payload.ofText("{}");
    private static final Failure FAILURE = Failure.of("E");
    private static final String ASKED = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private static final String MACHINE = """
            {"StartAt": "Task", "States": {
              "Task": {"Type": "Task", "Resource": "$resource", "Parameters": $parameters,
                       "Retry": [{"ErrorEquals": ["States.ALL"]}], "Next": "Wait"},
              "Wait": {"Type": "Wait", "Seconds": 1, "Next": "Fork"},
              "Fork": {"Type": "Parallel", "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true,
                       "Branches": [{"StartAt": "Leaf", "States": {"Leaf": {"Type": "Succeed"}}}]}}}
            """;

    /**
     * A kind of task.
     *
     * @param others cells of the table that say something else for it
     */
    private enum Kind {
        CALLBACK(ASKED, "{}", Map.of()),
        FUNCTION("arn:aws:lambda:us-east-1:123456789012:function:f", "{}", Map.of("Calling Deliver", "-")),
        REQUEST("arn:aws:states:::sqs:sendMessage", "{\"QueueUrl\": \"q\", \"MessageBody\": \"m\"}", Map.of()),
        EXECUTION("arn:aws:states:::states:startExecution.sync:2", "{\"StateMachineArn\": \"m\"}", Map.of()),
        ACTIVITY("arn:aws:states:us-east-1:123456789012:activity:a", "{}",
                Map.of("Scheduled Claim", "Awaiting", "Scheduled Expire", "BackingOff", "Calling Deliver", "-"));

        private final Resource resource;
        private final StateMachine machine;
        private final Map<String, String> others;

        Kind(String resource, String parameters, Map<String, String> others) {
            this.resource = Resource.parse(resource).orElseThrow();
            this.machine = DefinitionReader.read(MACHINE.replace("$resource", resource).replace("$parameters", parameters)).machine()
                    .orElseThrow();
            this.others = others;
        }
    }

    private final Interpreter interpreter = new Interpreter();
    private Kind kind = Kind.CALLBACK;

    @ParameterizedTest
    @EnumSource
    void everyPairLeadsWhereTheTableSays(Kind of) {
        kind = of;
        var lines = TABLE.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();
        var columns = lines.getFirst();
        var actual = new ArrayList<List<String>>();
        var expected = new ArrayList<List<String>>();
        actual.add(columns);
        expected.add(columns);
        for (var row : lines.subList(1, lines.size())) {
            var cells = new ArrayList<>(List.of(row.getFirst()));
            columns.forEach(command -> cells.add(result(stand(row.getFirst()), command(command))));
            actual.add(cells);
            expected.add(IntStream.range(0, row.size()).mapToObj(i -> i == 0 ? row.getFirst()
                    : kind.others.getOrDefault(row.getFirst() + " " + columns.get(i - 1), row.get(i))).toList());
        }

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void noStandAndNoCommandIsMissing() {
        var lines = TABLE.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();

        assertThat(lines.getFirst()).containsExactlyInAnyOrderElementsOf(names(Command.class));
        assertThat(lines.subList(1, lines.size())).extracting(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(names(Stand.class));
    }

    @Test
    void onlyTheRootCanBeAbortedFailedOrTimedOut() {
        for (var role : List.of(new Setting.Role.Branch(0), new Setting.Role.Iteration("Fork", 0))) {
            for (var command : List.of(new Command.Abort(FAILURE), new Command.ExhaustHistory(2), new Command.FailExecution(FAILURE), new Command.TimeOutExecution(),
                    new Command.Redrive(1))) {
                assertThatThrownBy(() -> interpreter.apply(setting(role), frame(stand("Waiting")), command))
                        .isInstanceOf(AssertionError.class);
            }
        }
    }

    @Test
    void anActivityWaitsForItsTokenFromWhenAWorkerTakesIt() {
        var call = new TaskCall(Resource.parse("arn:aws:states:eu-west-1:1:activity:a").orElseThrow(),
                INPUT, OptionalLong.of(60), OptionalLong.of(5), Optional.empty(), Optional.of("token"));
        var untaken = new TaskCall(call.resource(), INPUT, OptionalLong.of(60), OptionalLong.of(5), Optional.empty(), Optional.empty());

        var claimed = apply(new Stand.Scheduled(untaken), new Command.Claim(Optional.of("w")));

        assertThat(claimed.frame().stand()).isEqualTo(new Stand.Awaiting(call, new Awaited.Token(), Optional.of(NOW.plusSeconds(60)),
                Optional.of(NOW.plusSeconds(5))));
        assertThat(types(claimed)).containsExactly("ActivityStarted");
    }

    @Test
    void anActivityThatNoWorkerTakesTimesOut() {
        var call = new TaskCall(Resource.parse("arn:aws:states:eu-west-1:1:activity:a").orElseThrow(),
                INPUT, OptionalLong.of(60), OptionalLong.empty(), Optional.empty(), Optional.empty());

        var expired = apply(new Stand.Scheduled(call), new Command.Expire());

        assertThat(types(expired)).containsExactly("ActivityTimedOut");
        assertThat(expired.frame().stand()).as("its Retry sees States.Timeout").isInstanceOf(Stand.BackingOff.class);
        assertThat(result(new Stand.Scheduled(call), new Command.MissHeartbeat())).isEqualTo("-");
    }

    @Test
    void aCallbackThatOvertakesItsCallReadsInOrder() {
        var scheduled = apply(new Stand.Entering(), new Command.Proceed());
        var calling = interpreter.apply(root(), scheduled.frame(), new Command.Claim());
        var told = interpreter.apply(root(), calling.frame(),
                new Command.Deliver(new TaskOutcome.Succeeded(Payload.ofText("1"))));
        var settled = interpreter.apply(root(), told.frame(), new Command.Proceed());

        assertThat(Stream.of(scheduled, calling, told, settled).flatMap(it -> types(it).stream()))
                .containsExactly("TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded",
                        "TaskStateExited", "WaitStateEntered");
    }

    private String result(Stand stand, Command command) {
        try {
            return apply(stand, command).frame().stand().getClass().getSimpleName();
        } catch (AssertionError impossible) {
            assertThat(impossible.getMessage()).isIn("Expected a command that fits " + stand + ", but was given " + command,
                    "only a service integration can be submitted, not " + kind.resource);
            return "-";
        }
    }

    private Transition apply(Stand stand, Command command) {
        return interpreter.apply(root(), frame(stand), command);
    }

    private static List<String> types(Transition transition) {
        return transition.events().stream().map(HistoryEvent::type).map(type -> type.wireName()).toList();
    }

    private static List<String> names(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toList());
    }

    private Stand stand(String name) {
        var call = new TaskCall(kind.resource, INPUT, OptionalLong.empty(),
                OptionalLong.empty(), Optional.empty(), Optional.of("token"));
        return switch (name) {
            case "Entering" -> new Stand.Entering();
            case "Scheduled" -> new Stand.Scheduled(call);
            case "Calling" -> new Stand.Calling(call);
            case "Awaiting" -> new Stand.Awaiting(call, new Awaited.Token(), Optional.empty(), Optional.empty());
            case "Told" -> new Stand.Told(call, new TaskOutcome.Failed(FAILURE));
            case "Waiting" -> new Stand.Waiting(NOW);
            case "BackingOff" -> new Stand.BackingOff(NOW);
            case "Joining" -> new Stand.Joining(1, 1, Optional.empty(), INPUT);
            case "Ended" -> new Stand.Ended(new Stand.Outcome.Failed(FAILURE));
            default -> throw new AssertionError("no example of " + name);
        };
    }

    private Command command(String name) {
        return switch (name) {
            case "Proceed" -> new Command.Proceed();
            case "Claim" -> new Command.Claim();
            case "Complete" -> new Command.Complete(new TaskOutcome.Failed(FAILURE));
            case "Deliver" -> new Command.Deliver(new TaskOutcome.Failed(FAILURE));
            case "Expire" -> new Command.Expire();
            case "MissHeartbeat" -> new Command.MissHeartbeat();
            case "Join" -> new Command.Join(List.of(INPUT), 2);
            case "FailJoin" -> new Command.FailJoin(0, FAILURE, 2);
            case "Abort" -> new Command.Abort(FAILURE);
            case "ExhaustHistory" -> new Command.ExhaustHistory(2);
            case "FailExecution" -> new Command.FailExecution(FAILURE);
            case "TimeOutExecution" -> new Command.TimeOutExecution();
            case "Rejoin" -> new Command.Rejoin((Stand.Joining) stand("Joining"));
            case "Redrive" -> new Command.Redrive(1);
            default -> throw new AssertionError("no example of " + name);
        };
    }

    /** In a state that such a stand belongs to. */
    private static Frame frame(Stand stand) {
        var state = switch (stand) {
            case Stand.Waiting _ -> "Wait";
            case Stand.Joining _ -> "Fork";
            default -> "Task";
        };
        return new Frame(state, INPUT, Optional.of(NOW), 2, List.of(), Map.of(), Optional.empty(), 2, stand);
    }

    private Setting root() {
        return setting(new Setting.Role.Root());
    }

    private Setting setting(Setting.Role role) {
        var execution = new Setting.Execution("arn", "e", "role", NOW, INPUT, 0, Optional.empty(), "machine", "m", "eu-west-1");
        return new Setting(execution, role, kind.machine.workflow(), NOW, new FixedRandomness(), () -> "token",
                Setting.Limits.STRICT);
    }
}
