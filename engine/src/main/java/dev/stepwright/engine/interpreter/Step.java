package dev.stepwright.engine.interpreter;

import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.expression.Effort;
import dev.stepwright.engine.history.Details;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.history.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One application of a command under way: the frame as it stands by now, and what has happened so far. It lives no longer
 * than the call that made it, and nobody else sees it; frames and events themselves never change.
 */
final class Step {

    /** Of the outputs of the states on the way: as much as a worker keeps in memory with ease. */
    private static final long LONG_BYTES = 4 << 20;

    private final Setting setting;
    private final Inspector inspector;
    private final List<HistoryEvent> events = new ArrayList<>();
    private Frame frame;
    private State state;
    private Effort effort = new Effort();
    private long effortBefore;
    private long bytes;

    Step(Setting setting, Inspector inspector, Frame frame) {
        this.setting = setting;
        this.inspector = inspector;
        this.frame = frame;
    }

    Setting setting() {
        return setting;
    }

    Inspector inspector() {
        return inspector;
    }

    Frame frame() {
        return frame;
    }

    /** The state the frame stands in. */
    State state() {
        if (state == null) {
            state = setting.workflow().state(frame.state());
        }
        return state;
    }

    /** What the expressions of the state may still do. */
    Effort effort() {
        return effort;
    }

    /** What handles a failure may do as much again: the failure may be that all is spent. */
    void renewEffort() {
        effortBefore += effort.spent();
        effort = new Effort();
    }

    /** Whether this step has run long enough to pause: many events, much to keep, or much to work out. */
    boolean isLong() {
        return events.size() >= setting.limits().eventsPerStep() || bytes >= LONG_BYTES
                || effortBefore + effort.spent() >= Effort.BUDGET;
    }

    void note(EventType type, Details details) {
        events.add(new HistoryEvent(type, setting.now(), details));
        frame = frame.counting(1);
    }

    void note(EventType type) {
        note(type, Details.None.INSTANCE);
    }

    /** Adds the events of child frames to the count. */
    void count(long eventsOfChildren) {
        frame = frame.counting(eventsOfChildren);
    }

    /** The frame's state is entered now. */
    void enter() {
        if (effort.spent() > 0) {
            renewEffort();
        }
        events.add(new HistoryEvent(StateEvents.entered(state()), setting.now(),
                new Details.StateEntered(frame.state(), frame.input())));
        var entered = frame.events() + 1;
        frame = new Frame(frame.state(), frame.input(), Optional.of(setting.now()), entered, List.of(),
                frame.variables(), frame.item(), entered, frame.stand());
    }

    /** The frame's state is left. */
    void leave(Departure departure) {
        bytes += departure.output().bytes();
        note(StateEvents.exited(state()), new Details.StateExited(frame.state(), departure.output(),
                Variables.shown(departure.assigned())));
    }

    /** The frame stands before another state of its workflow. */
    void moveTo(String next, Departure departure) {
        state = null;
        frame = new Frame(next, departure.output(), Optional.empty(), 0, List.of(),
                Variables.with(frame.variables(), departure.assigned()), frame.item(), frame.events(),
                Stand.Entering.INSTANCE);
    }

    /** The frame has used up one more attempt of a retrier. */
    void useRetries(List<Integer> retries) {
        frame = new Frame(frame.state(), frame.input(), frame.enteredAt(), frame.enteredEventId(), retries,
                frame.variables(), frame.item(), frame.events(), frame.stand());
    }

    Transition rest(Stand stand) {
        frame = frame.with(stand);
        return new Transition(frame, List.copyOf(events));
    }
}
