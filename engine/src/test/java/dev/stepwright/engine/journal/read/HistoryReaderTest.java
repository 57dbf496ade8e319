package dev.stepwright.engine.journal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids and chains as AWS numbers them, and what a closed scope leaves out. */
class HistoryReaderTest {

    private static final Payload NULL = Payload.ofText("null");
    private static final FrameName ROOT = FrameName.ROOT;
    private static final Stand ENTERING = new Stand.Entering();
    private static final Stand FORK = new Stand.Joining(2, 2, Optional.empty(), NULL);
    private static final Stand OK = new Stand.Ended(new Stand.Outcome.Succeeded(NULL));
    private static final Stand FAILED = new Stand.Ended(new Stand.Outcome.Failed(Failure.of("E")));

    private final List<Standing> records = new ArrayList<>();

    @Test
    void whatFollowsExecutionStartedFollowsNothing() {
        put(ROOT, 0, 1, ENTERING, null, EventType.EXECUTION_STARTED);
        put(ROOT, 1, 2, OK, null, EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED, EventType.EXECUTION_SUCCEEDED);

        assertThat(read()).containsExactly("1<0 ExecutionStarted", "2<0 PassStateEntered", "3<2 PassStateExited",
                "4<3 ExecutionSucceeded");
    }

    @Test
    void branchesHangFromTheirForkAndTheJoinFromTheLastOfThem() {
        var left = ROOT.child(1, 0);
        var right = ROOT.child(1, 1);
        put(ROOT, 0, 1, ENTERING, null, EventType.EXECUTION_STARTED);
        put(ROOT, 1, 2, FORK, null, EventType.PARALLEL_STATE_ENTERED, EventType.PARALLEL_STATE_STARTED);
        put(left, 0, 3, ENTERING, null);
        put(right, 0, 4, ENTERING, null);
        put(right, 1, 5, OK, null, EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED);
        put(left, 1, 6, OK, null, EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED);
        put(ROOT, 2, 7, OK, left, EventType.PARALLEL_STATE_SUCCEEDED, EventType.PARALLEL_STATE_EXITED);

        assertThat(read()).containsExactly("1<0 ExecutionStarted", "2<0 ParallelStateEntered", "3<2 ParallelStateStarted",
                "4<3 PassStateEntered", "5<4 PassStateExited", "6<3 PassStateEntered", "7<6 PassStateExited",
                "8<7 ParallelStateSucceeded", "9<8 ParallelStateExited");
    }

    @Test
    void nothingOfAScopeShowsAfterItClosedAndWhatItLeftOpenIsAborted() {
        var failing = ROOT.child(1, 0);
        var late = ROOT.child(1, 1);
        put(ROOT, 0, 1, ENTERING, null, EventType.EXECUTION_STARTED);
        put(ROOT, 1, 2, FORK, null, EventType.PARALLEL_STATE_ENTERED, EventType.PARALLEL_STATE_STARTED);
        put(failing, 0, 3, ENTERING, null);
        put(late, 0, 4, ENTERING, null);
        put(late, 1, 5, new Stand.Waiting(Instant.EPOCH), null, EventType.WAIT_STATE_ENTERED);
        put(failing, 1, 6, FAILED, null, EventType.TASK_STATE_ENTERED, EventType.TASK_FAILED);
        put(ROOT, 2, 7, FAILED, failing, EventType.PARALLEL_STATE_FAILED, EventType.EXECUTION_FAILED);
        put(late, 2, 8, OK, null, EventType.WAIT_STATE_EXITED);

        assertThat(read()).containsExactly("1<0 ExecutionStarted", "2<0 ParallelStateEntered", "3<2 ParallelStateStarted",
                "4<3 WaitStateEntered", "5<3 TaskStateEntered", "6<5 TaskFailed", "7<6 TaskStateAborted",
                "8<4 WaitStateAborted", "9<6 ParallelStateFailed", "10<9 ExecutionFailed");
    }

    @Test
    void anIterationHangsFromTheOneWhoseEndLetItBegin() {
        var first = ROOT.child(1, 0);
        var second = ROOT.child(1, 1);
        put(ROOT, 0, 1, ENTERING, null, EventType.EXECUTION_STARTED);
        put(ROOT, 1, 2, FORK, null, EventType.MAP_STATE_ENTERED, EventType.MAP_STATE_STARTED);
        put(first, 0, 3, ENTERING, null, EventType.MAP_ITERATION_STARTED);
        put(first, 1, 4, OK, null, EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED, EventType.MAP_ITERATION_SUCCEEDED);
        put(second, 0, 5, ENTERING, first, EventType.MAP_ITERATION_STARTED);
        put(second, 1, 6, OK, null, EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED, EventType.MAP_ITERATION_SUCCEEDED);
        put(ROOT, 2, 7, OK, second, EventType.MAP_STATE_SUCCEEDED, EventType.MAP_STATE_EXITED);

        assertThat(read()).containsExactly("1<0 ExecutionStarted", "2<0 MapStateEntered", "3<2 MapStateStarted",
                "4<3 MapIterationStarted", "5<4 PassStateEntered", "6<5 PassStateExited", "7<6 MapIterationSucceeded",
                "8<6 MapIterationStarted", "9<8 PassStateEntered", "10<9 PassStateExited", "11<10 MapIterationSucceeded",
                "12<11 MapStateSucceeded", "13<11 MapStateExited");
    }

    @Test
    void stoppingFollowsNothing() {
        put(ROOT, 0, 1, ENTERING, null, EventType.EXECUTION_STARTED);
        put(ROOT, 1, 2, new Stand.Waiting(Instant.EPOCH), null, EventType.WAIT_STATE_ENTERED);
        put(ROOT, 2, 3, FAILED, null, EventType.EXECUTION_ABORTED);

        assertThat(read()).containsExactly("1<0 ExecutionStarted", "2<0 WaitStateEntered", "3<0 ExecutionAborted");
    }

    private void put(FrameName name, long number, long time, Stand stand, FrameName follows, EventType... types) {
        var events = Stream.of(types).map(type -> new HistoryEvent(type, Instant.EPOCH, details(type))).toList();
        var frame = new Frame("S", NULL, Optional.empty(), 0, List.of(), Map.of(), Optional.empty(), 0, stand);
        records.addFirst(new Standing("e", name, number, new JournalRecord(new HybridTime(time), frame, events,
                Optional.ofNullable(follows).map(FrameName::text), Optional.empty(), Optional.empty())));
    }

    private static Details details(EventType type) {
        return type.name().endsWith("_ENTERED") ? new Details.StateEntered("S", NULL)
                : type.name().endsWith("_EXITED") ? new Details.StateExited("S", NULL, Optional.empty())
                : type.name().startsWith("MAP_ITERATION") ? new Details.MapIteration("S", 0) : Details.None.INSTANCE;
    }

    private List<String> read() {
        return HistoryReader.read(records).stream()
                .map(e -> e.id() + "<" + e.previousEventId() + " " + e.event().type().wireName()).toList();
    }
}
