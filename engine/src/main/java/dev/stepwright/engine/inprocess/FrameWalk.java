package dev.stepwright.engine.inprocess;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.Stand.Outcome;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.interpreter.Transition;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One run under way: walks its tree of frames, depth first, or siblings side by side. */
final class FrameWalk {

    private static final Duration LOOKS_UP = Duration.ofMillis(200);

    private final InProcessRunner runner;
    private final Setting.Execution execution;
    private final Optional<Instant> deadline;
    private final BooleanSupplier stopped;
    private final List<FrameEvent> history = new ArrayList<>();
    private long noted;

    /** @param stopped whether nobody wants to know any more how it ends */
    FrameWalk(InProcessRunner runner, Setting.Execution execution, Optional<Instant> deadline, BooleanSupplier stopped) {
        this.runner = runner;
        this.execution = execution;
        this.deadline = deadline;
        this.stopped = stopped;
    }

    Run run(Workflow workflow) {
        var root = new Place(List.of(), new Setting.Role.Root(), workflow);
        var outcome = walk(root, note(root, runner.interpreter().begin(setting(root))));
        return new Run(outcome.orElseThrow(), List.copyOf(history));
    }

    /** Where in the tree a frame is. */
    private record Place(List<Integer> path, Setting.Role role, Workflow workflow) {

        boolean isRoot() {
            return path.isEmpty();
        }

        Place child(int index, Setting setting) {
            var below = new ArrayList<>(path);
            below.add(index);
            return new Place(List.copyOf(below), setting.role(), setting.workflow());
        }
    }

    /** Takes a frame to its end; empty when the execution's time was up before, and the frame is not the one to tell. */
    private Optional<Outcome> walk(Place place, Frame first) {
        var frame = first;
        while (!(frame.stand() instanceof Stand.Ended)) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            var command = isOverdue() ? Optional.<Command>empty() : next(place, frame);
            if (command.isEmpty() && !place.isRoot()) {
                return Optional.empty();
            }
            frame = note(place, runner.interpreter().apply(setting(place), frame,
                    command.orElse(new Command.TimeOutExecution())));
        }
        return runner.interpreter().outcome(frame);
    }

    private boolean isOverdue() {
        return deadline.isPresent() && !runner.time().now().isBefore(deadline.get());
    }

    /** What moves the frame on; empty when the execution's time was up before anything did. */
    private Optional<Command> next(Place place, Frame frame) {
        return switch (frame.stand()) {
            case Stand.Entering(), Stand.Told _ -> Optional.of(new Command.Proceed());
            case Stand.Waiting(var until) -> after(until, new Command.Proceed());
            case Stand.BackingOff(var until) -> after(until, new Command.Proceed());
            case Stand.Scheduled _ -> Optional.of(new Command.Claim());
            case Stand.Calling(var call) -> Optional.of(new Command.Complete(runner.tasks().call(call)));
            case Stand.Awaiting awaiting -> callback(awaiting);
            case Stand.Joining joining -> runner.lanes().isPresent() ? joinAtOnce(place, frame, joining, runner.lanes().get())
                    : join(place, frame, joining.width());
            case Stand.Ended _ -> throw new AssertionError("an ended frame goes nowhere");
        };
    }

    private Optional<Command> after(Instant instant, Command command) {
        var inTime = deadline.filter(it -> !instant.isBefore(it)).isEmpty();
        waitUntil(inTime ? instant : deadline.get());
        return inTime ? Optional.of(command) : Optional.empty();
    }

    /** Who has siblings looks up now and then: one of them may have failed. */
    private void waitUntil(Instant instant) {
        while (runner.lanes().isPresent() && !stopped.getAsBoolean() && runner.time().now().plus(LOOKS_UP).isBefore(instant)) {
            runner.time().waitUntil(runner.time().now().plus(LOOKS_UP));
        }
        if (!stopped.getAsBoolean()) {
            runner.time().waitUntil(instant);
        }
    }

    private Optional<Command> callback(Stand.Awaiting awaiting) {
        Optional<TaskOutcome> outcome = awaiting.call().resource() instanceof Resource.Activity
                ? Optional.of(runner.tasks().call(awaiting.call())) : runner.tasks().callback(awaiting.call());
        return outcome.isPresent() ? outcome.map(Command.Deliver::new) : silence(awaiting);
    }

    private Optional<Command> silence(Stand.Awaiting awaiting) {
        var beat = awaiting.heartbeat();
        var end = awaiting.deadline();
        if (beat.isPresent() && (end.isEmpty() || beat.get().isBefore(end.get()))) {
            return after(beat.get(), new Command.MissHeartbeat());
        }
        return after(end.or(() -> deadline).orElseThrow(() -> new IllegalStateException(
                "no callback comes, and neither the Task nor the machine has a timeout: " + awaiting.call())),
                new Command.Expire());
    }

    private Optional<Command> join(Place place, Frame parent, int width) {
        var outputs = new ArrayList<Payload>(width);
        var before = noted;
        for (var index = 0; index < width; index++) {
            var setting = runner.interpreter().childSetting(setting(place), parent, index);
            var child = place.child(index, setting);
            var first = runner.interpreter().child(setting, parent.counting(noted - before), index);
            var outcome = walk(child, note(child, first));
            if (outcome.isEmpty()) {
                return Optional.empty();
            }
            switch (outcome.get()) {
                case Outcome.Succeeded(var output) -> outputs.add(output);
                case Outcome.Failed(var failure) -> {
                    return Optional.of(new Command.FailJoin(index, failure, noted - before));
                }
                case Outcome.Aborted _, Outcome.TimedOut _ -> throw new AssertionError("only the root ends like that");
            }
        }
        return Optional.of(new Command.Join(outputs, noted - before));
    }

    /** The first child that fails is the one that counts, and the others stop. */
    private Optional<Command> joinAtOnce(Place place, Frame parent, Stand.Joining joining, Lanes lanes) {
        var failed = new AtomicReference<Command.FailJoin>();
        var walks = new ArrayList<FrameWalk>();
        var work = new ArrayList<Supplier<Optional<Outcome>>>();
        for (var i = 0; i < joining.width(); i++) {
            var index = i;
            var walk = new FrameWalk(runner, execution, deadline, () -> stopped.getAsBoolean() || failed.get() != null);
            walks.add(walk);
            work.add(() -> {
                var outcome = walk.child(place, parent, index);
                if (outcome.orElse(null) instanceof Outcome.Failed(var failure)) {
                    failed.compareAndSet(null, new Command.FailJoin(index, failure, 0));
                }
                return outcome;
            });
        }
        var outcomes = lanes.run(work, joining.concurrency());
        var events = walks.stream().mapToLong(walk -> walk.noted).sum();
        if (failed.get() != null) {
            return Optional.of(new Command.FailJoin(failed.get().index(), failed.get().failure(), events));
        }
        var outputs = outcomes.stream().flatMap(Optional::stream).map(outcome -> ((Outcome.Succeeded) outcome).output()).toList();
        return outputs.size() < joining.width() ? Optional.empty() : Optional.of(new Command.Join(outputs, events));
    }

    private Optional<Outcome> child(Place place, Frame parent, int index) {
        var setting = runner.interpreter().childSetting(setting(place), parent, index);
        var child = place.child(index, setting);
        return walk(child, note(child, runner.interpreter().child(setting, parent, index)));
    }

    private Frame note(Place place, Transition transition) {
        noted += transition.events().size();
        if (runner.lanes().isEmpty()) {
            transition.events().forEach(event -> history.add(new FrameEvent(place.path(), event)));
        }
        return runner.resume().apply(transition.frame());
    }

    /** A token names the place in history where its attempt was scheduled. */
    private Setting setting(Place place) {
        var token = "token-" + noted;
        return new Setting(execution, place.role(), place.workflow(), runner.time().now(), runner.randomness(),
                () -> token, runner.limits());
    }
}
