package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.DurableExecutions;
import dev.stepwright.engine.journal.ProtocolSettings;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.KeepAlive;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.Time;
import dev.stepwright.engine.journal.port.Timers;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.DocumentsInMemory;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A deployment in which everything that can go wrong does, as one seed decides: messages doubled, lost, reordered, early;
 * writes refused, or applied and reported failed; workers killed at any call of a port, or slower than their lease; clocks
 * that differ by minutes. A bounded number of faults strikes, then the world is kind, so every execution must end.
 */
final class World {

    /** How a task behaves: from its call and how often this state was called before. */
    interface TaskScript extends BiFunction<TaskCall, Integer, TaskOutcome> {
    }

    record Faults(int count, boolean kill, boolean duplicate, boolean lose, boolean refuse, boolean skew) {
        static final Faults NONE = new Faults(0, false, false, false, false, false);
    }

    private static final class Message {
        final Nudge nudge;
        Instant visible;

        Message(Nudge nudge, Instant visible) {
            this.nudge = nudge;
            this.visible = visible;
        }
    }

    static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:work";
    private static final int WORKERS = 3;
    private static final Duration VISIBILITY = Duration.ofSeconds(60);
    private static final int LONGEST_RUN = 200_000;

    final Random random;
    final Actors actors = new Actors();
    final SimulatedJournalStore table = new SimulatedJournalStore();
    final List<String> begun = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    /** What workers and API calls sent, as frame, number, due time and kind. */
    final List<String> sent = new ArrayList<>();
    final Map<String, String> tokens = new HashMap<>();
    final Activity activity;
    final SimulatedActivityQueues activityQueues;
    private final Activities activities;
    private final Faults faults;
    private final List<Message> queue = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Duration> skews = new HashMap<>();
    private final StateMachine machine;
    private final TaskScript script;
    private int faultsLeft;
    private boolean lost;
    private int sweeps;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    World(long seed, StateMachine machine, TaskScript script, Faults faults) {
        this.random = new Random(seed);
        this.machine = machine;
        this.script = script;
        this.faults = faults;
        this.faultsLeft = faults.count();
        this.activityQueues = new SimulatedActivityQueues(() -> now, VISIBILITY, _ -> { });
        this.activities = new Activities(new DocumentsInMemory(), () -> now, () -> "work");
        this.activity = activities.draft(ACTIVITY, "work", Map.of());
        activities.add(activity);
        activityQueues.create(activity.queue());
    }

    Instant now() {
        return now;
    }

    /** A worker, or an API process, with a clock of its own. */
    DurableExecutions process(String name, int runAhead) {
        var skew = faults.skew() ? skews.computeIfAbsent(name, n -> Duration.ofSeconds(random.nextInt(-90, 90))) : Duration.ZERO;
        var time = new Time() {
            @Override
            public Instant now() {
                return now.plus(skew);
            }

            @Override
            public void pause(Duration moment) {
                actors.sleepUntil(now.plus(moment));
            }
        };
        KeepAlive keepAlive = (period, action) -> () -> { };
        var journal = proxy(JournalStore.class, table);
        var queueEnd = new QueueEnd(skew);
        var settings = ProtocolSettings.of("us-east-1").withRunAhead(runAhead);
        return new DurableExecutions(new Ports(journal, proxy(Nudges.class, queueEnd), proxy(Timers.class, queueEnd),
                proxy(PayloadStore.class, new SimulatedPayloadStore()), new ScriptedTasks(), time, keepAlive,
                randomness(), (arn, revision) -> machine, activities, proxy(ActivityQueues.class, new WorkQueueEnd())),
                settings, new byte[32]);
    }

    private Randomness randomness() {
        return new Randomness() {
            @Override
            public long nextLong() {
                return random.nextLong();
            }

            @Override
            public String uuid() {
                return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            }
        };
    }

    /** Runs until {@code done} or nothing can move any more. */
    void run(DurableExecutions[] workers, java.util.function.BooleanSupplier done, Runnable sweep, Runnable eachTurn) {
        for (var step = 0; step < LONGEST_RUN; step++) {
            eachTurn.run();
            var ready = actors.alive().stream().filter(a -> !a.asleepUntil().isAfter(now)).toList();
            var visible = queue.stream().filter(m -> !m.visible.isAfter(now)).toList();
            var busy = actors.alive().stream().filter(a -> a.name.startsWith("worker")).count();
            if (ready.isEmpty() && (visible.isEmpty() || busy >= WORKERS)) {
                if (!pass(done, sweep)) {
                    return;
                }
                continue;
            }
            var pick = random.nextInt(ready.size() + (busy < WORKERS ? visible.size() : 0));
            if (pick >= ready.size()) {
                receive(visible.get(pick - ready.size()), workers[random.nextInt(workers.length)]);
            } else if (faults.kill() && strikes(40)) {
                trace.add("kill " + ready.get(pick).name);
                actors.kill(ready.get(pick));
            } else {
                actors.resume(ready.get(pick));
            }
        }
        throw new AssertionError("no end after " + LONGEST_RUN + " turns");
    }

    /** Nothing is ready: let time pass to what comes next. False: nothing will come any more. */
    private boolean pass(java.util.function.BooleanSupplier done, Runnable sweep) {
        var next = java.util.stream.Stream.of(queue.stream().map(m -> m.visible),
                actors.alive().stream().map(Actors.Actor::asleepUntil), activityQueues.nextVisible(activity.queue()).stream())
                .flatMap(times -> times).filter(i -> i.isAfter(now)).min(Instant::compareTo);
        if (next.isPresent() && !(done.getAsBoolean() && actors.alive().isEmpty())) {
            now = next.get();
            return true;
        }
        if (done.getAsBoolean()) {
            return false;
        }
        if (!lost || sweeps++ > faults.count() + 2) {
            throw new AssertionError("everything is at rest, and not done");
        }
        trace.add("sweep");
        sweep.run();
        return true;
    }

    private void receive(Message message, DurableExecutions worker) {
        message.visible = now.plus(VISIBILITY);
        var name = "worker:" + message.nudge.frame() + "#" + message.nudge.number();
        trace.add(name);
        actors.start(name, () -> {
            try {
                worker.drive(message.nudge);
            } catch (StoreUnavailable given) {
                message.visible = now.plusSeconds(1);
                return;
            }
            actors.handOver();
            queue.remove(message);
        });
    }

    void send(Nudge nudge, Duration skew) {
        var due = nudge.due().equals(Instant.EPOCH) ? now : nudge.due().minus(skew);
        queue.add(new Message(nudge, due.isAfter(now) ? due : now));
    }

    private boolean strikes(int oneIn) {
        if (faultsLeft > 0 && random.nextInt(oneIn) == 0) {
            faultsLeft--;
            return true;
        }
        return false;
    }

    private <T> T proxy(Class<T> port, Object target) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port},
                (self, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        actors.handOver();
        if (faults.refuse() && strikes(60)) {
            trace.add("refuse " + method.getName());
            throw new StoreUnavailable("throttled", null);
        }
        Object answer;
        try {
            answer = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (faults.refuse() && strikes(60)) {
            trace.add("applied, but reported failed: " + method.getName());
            throw new StoreUnavailable("timed out", null);
        }
        return answer;
    }

    /** No more faults: the time has come to look at what they left. */
    void beKind() {
        faultsLeft = 0;
    }

    /** The queues of activities as one process sees them: what is sent may be lost, or come twice. */
    private final class WorkQueueEnd implements ActivityQueues {

        @Override
        public void create(String name) {
            activityQueues.create(name);
        }

        @Override
        public void delete(String name) {
            activityQueues.delete(name);
        }

        @Override
        public void send(String name, Nudge task) {
            if (faults.lose() && strikes(30)) {
                lost = true;
                trace.add("lose offer " + task.frame() + "#" + task.number());
                return;
            }
            trace.add("offer " + task.frame() + "#" + task.number());
            activityQueues.send(name, task);
            if (faults.duplicate() && strikes(20)) {
                trace.add("double offer " + task.frame() + "#" + task.number());
                activityQueues.send(name, task);
            }
        }

        @Override
        public Optional<Received> poll(String name, Duration wait) {
            return activityQueues.poll(name, wait);
        }

        @Override
        public void acknowledge(String name, Received received) {
            activityQueues.acknowledge(name, received);
        }
    }

    /** The queue as one process sees it: a delay is reckoned by the sender's clock. */
    private final class QueueEnd implements Nudges, Timers {

        private final Duration skew;

        QueueEnd(Duration skew) {
            this.skew = skew;
        }

        @Override
        public void send(Collection<Nudge> nudges) {
            for (var nudge : nudges) {
                sent.add(nudge.frame() + "#" + nudge.number() + " " + nudge.due() + " " + nudge.kind());
                if (faults.lose() && strikes(30)) {
                    lost = true;
                    trace.add("lose " + nudge.frame() + "#" + nudge.number());
                    continue;
                }
                World.this.send(nudge, skew);
                if (faults.duplicate() && strikes(20)) {
                    trace.add("double " + nudge.frame() + "#" + nudge.number());
                    World.this.send(nudge, skew);
                }
                if (faults.duplicate() && nudge.due().isAfter(now) && strikes(20)) {
                    trace.add("early " + nudge.frame() + "#" + nudge.number());
                    queue.getLast().visible = now;
                }
            }
        }

        @Override
        public void schedule(Nudge nudge) {
            send(List.of(nudge));
        }
    }

    private final class ScriptedTasks implements Tasks {

        @Override
        public TaskOutcome perform(TaskCall call, Attempt attempt) {
            actors.handOver();
            begun.add(attempt.idempotencyKey());
            var state = call.resource().arn();
            var outcome = script.apply(call, calls.merge(state, 1, Integer::sum));
            if (call.token().isPresent()) {
                tokens.put(attempt.idempotencyKey(), call.parameters().node().path("Payload").path("Token").asText());
            }
            actors.sleepUntil(now.plusMillis(faults.kill() && strikes(15) ? 45_000 : random.nextInt(500)));
            return outcome;
        }

        @Override
        public boolean isIdempotent(TaskCall call) {
            return false;
        }
    }
}
