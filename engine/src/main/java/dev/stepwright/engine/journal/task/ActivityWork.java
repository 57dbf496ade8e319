package dev.stepwright.engine.journal.task;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.journal.Executions.ActivityTask;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.port.JournalStore.Beat;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tasks of activities (docs/protocol.md, "Tokens, callbacks, activities"). Whoever schedules one puts a nudge into the activity's
 * queue; whoever polls it claims the task by appending the started record before the token is handed out, so that however often
 * the nudge comes, one task goes to one worker. A nudge whose task is taken, over or gone on is dropped.
 */
public final class ActivityWork {

    private static final int TRIES = 20;
    /** A queue keeps what nobody takes for longer than this, but not for ever. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private final Ports ports;
    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Sender sender;

    public ActivityWork(Ports ports, Journal journal, Interpreter interpreter, Surroundings surroundings, Sender sender) {
        this.ports = ports;
        this.journal = journal;
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.sender = sender;
    }

    /** Tells the workers of the activity that the frame's task waits for one of them; nobody, when it was deleted. */
    public void offer(Standing self) {
        self.scheduledActivity().flatMap(ports.activities()::find).ifPresent(activity ->
                ports.activityQueues().send(activity.queue(), new Nudge(self.execution(), self.name().text(), self.number(),
                        Instant.EPOCH, ports.time().now(), Nudge.Kind.STEP)));
    }

    /**
     * Offers the task again. A message that comes again died perhaps between append and offer. Anything else, a sweep above all,
     * does so once a day, or what nobody takes would pile up in the queue: a beat of the record says when the time has come.
     */
    public void remind(Standing self, Nudge nudge) {
        if (nudge.kind() == Nudge.Kind.STEP && nudge.number() < self.number()) {
            offer(self);
            return;
        }
        var now = ports.time().now();
        var frame = self.name().text();
        var next = journal.store().lastBeat(self.execution(), frame, self.number()).map(Beat::until).orElse(Instant.EPOCH);
        if (!now.isBefore(next)) {
            offer(self);
            next = now.plus(AGAIN);
            journal.store().beat(new Beat(self.execution(), frame, self.number(), next));
        }
        sender.at(self.execution(), self.name(), self.number(), next, Nudge.Kind.STEP);
    }

    /** Waits for a task, no longer than that, and claims it for the worker. */
    public Optional<ActivityTask> take(Activity activity, Optional<String> worker, Duration wait) {
        var end = ports.time().now().plus(wait);
        do {
            var left = Duration.between(ports.time().now(), end);
            var received = ports.activityQueues().poll(activity.queue(), left.isNegative() ? Duration.ZERO : left);
            if (received.isEmpty()) {
                return Optional.empty();
            }
            var task = claim(activity, worker, received.get().task());
            ports.activityQueues().acknowledge(activity.queue(), received.get());
            if (task.isPresent()) {
                return task;
            }
        } while (ports.time().now().isBefore(end));
        return Optional.empty();
    }

    private Optional<ActivityTask> claim(Activity activity, Optional<String> worker, Nudge task) {
        for (var i = 0; i < TRIES; i++) {
            var header = journal.header(task.execution());
            var lineage = header.flatMap(h -> journal.lineage(task.execution(), new FrameName(task.frame())));
            if (lineage.isEmpty() || !isOpen(lineage.get(), activity, task)) {
                return Optional.empty();
            }
            var self = lineage.get().self();
            var number = self.number() + 1;
            // No message is behind this call, so the nudge goes first (T_APINUDGE).
            sender.now(self.execution(), self.name(), number);
            var now = ports.time().now();
            var setting = surroundings.of(header.get(), lineage.get(), now, number);
            var claimed = interpreter.apply(setting, self.frame(), new Command.Claim(worker));
            var next = self.last().then(HybridTime.after(lineage.get().latest(), now), Tokens.seal(claimed.frame(), setting),
                    claimed.events());
            if (journal.append(self.execution(), self.name(), number, next)) {
                return self.call().map(TaskCall::parameters).map(input -> new ActivityTask(setting.token().get(), input));
            }
        }
        throw new StoreUnavailable("the task's frame moved " + TRIES + " times while it was claimed", null);
    }

    /** Whether the frame still stands where the nudge was sent from, and nothing above it is over. */
    private static boolean isOpen(Lineage lineage, Activity activity, Nudge task) {
        var self = lineage.self();
        return !lineage.isOver() && self.number() == task.number()
                && self.scheduledActivity().filter(activity.arn()::equals).isPresent();
    }
}
