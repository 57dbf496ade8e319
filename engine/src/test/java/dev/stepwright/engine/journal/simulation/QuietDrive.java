package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.inprocess.FixedRandomness;
import dev.stepwright.engine.inprocess.LanguageCase;
import dev.stepwright.engine.inprocess.ScriptedTasks;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.Description;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.drive.DurableExecutions;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.VirtualTime;
import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.DocumentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes a case through the durable driver where nothing goes wrong: one worker, one message at a time, time as it is needed. */
final class QuietDrive implements Tasks {

    private static final int PAGE = 7;
    private static final int MOST_MESSAGES = 5_000;
    private static final int OFFLOAD_BYTES = 1_000;
    private static final Duration VISIBILITY = Duration.ofDays(1);
    private static final Pattern ACTIVITY = Pattern.compile("arn:aws:states:[^\"]*:activity:[^\"]*");

    private record Callback(String token, TaskOutcome outcome) {
    }

    private final LanguageCase languageCase;
    private final ScriptedTasks script;
    private final Queue<Callback> callbacks = new ArrayDeque<>();
    private final SimulatedQueue queue = new SimulatedQueue(this::now, VISIBILITY);
    private final boolean dies;
    private final SimulatedJournalStore table = new SimulatedJournalStore();
    private final SimulatedPayloadStore payloads = new SimulatedPayloadStore();
    private final SimulatedActivityQueues activityQueues = new SimulatedActivityQueues(this::now, VISIBILITY, _ -> { });
    private final Activities activities;
    private final List<Activity> registered;
    private Instant now = LanguageCase.START;
    private DurableExecutions executions;
    private boolean isPolling;
    private int deaths;

    /** Stands for SIGKILL: nobody catches it. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The process ends when a record has landed; but not with a claim, as nobody could know what became of the attempt. */
    private final class Deadly extends ForwardingJournal {

        private final RecordCodec codec = new RecordCodec(payloads, OFFLOAD_BYTES);

        Deadly() {
            super(table);
        }

        @Override
        public Append append(Entry entry) {
            var answer = table.append(entry);
            if (answer instanceof Append.Landed && !isPolling && !(codec.decode(entry.body()).frame().stand() instanceof Stand.Calling)) {
                throw new Death();
            }
            return answer;
        }
    }

    QuietDrive(LanguageCase languageCase) {
        this(languageCase, false);
    }

    /** @param dies whether the process dies after each record, all messages are lost, and the sweep finds what is to be done */
    QuietDrive(LanguageCase languageCase, boolean dies) {
        this.dies = dies;
        this.languageCase = languageCase;
        this.script = languageCase.tasks();
        var ids = new AtomicInteger();
        this.activities = new Activities(new DocumentsInMemory(), this::now, () -> "queue" + ids.incrementAndGet());
        this.registered = ACTIVITY.matcher(languageCase.json().toString()).results().map(MatchResult::group).distinct()
                .map(arn -> activities.draft(arn, arn.substring(arn.lastIndexOf(':') + 1), Map.of())).toList();
        registered.forEach(activity -> {
            activities.add(activity);
            activityQueues.create(activity.queue());
        });
        this.executions = process();
    }

    private DurableExecutions process() {
        var machine = languageCase.machine();
        // nobody else does anything while it pauses
        var time = new VirtualTime(this::now, _ -> { });
        return new DurableExecutions(new Ports(dies ? new Deadly() : table, queue, queue, payloads, this, time,
                (period, action) -> () -> { }, new FixedRandomness(), (arn, revision) -> machine, activities, activityQueues),
                settings(), new byte[32]);
    }

    private Instant now() {
        return now;
    }

    private static final java.time.Duration NO_LONGEST = java.time.Duration.ofDays(10_000);

    private ProtocolSettings settings() {
        var usual = Worlds.settings(0, OFFLOAD_BYTES);
        return new ProtocolSettings(usual.lease(), usual.renewal(), usual.conduct(), usual.longestCall(), usual.apiCallLife(), usual.moment(),
                usual.leafSize(), usual.offloadBytes(), usual.retention(), NO_LONGEST, languageCase.limits(),
                "eu-west-1");
    }

    void run() {
        var of = languageCase.execution();
        var timeout = languageCase.machine().timeoutSeconds();
        executions.start(new Executions.Start(of.arn(), of.name(), of.stateMachineId(), of.stateMachineName(), "r", of.roleArn(),
                of.input(), timeout.isPresent() ? Optional.of(timeout.getAsLong()) : Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Conduct.Choice.NONE));
        for (var message = 0; message < MOST_MESSAGES; message++) {
            try {
                if (!goOn()) {
                    return;
                }
            } catch (Death death) {
                deaths++;
                queue.loseAll();
                executions = process();
                queue.send(List.of(new Nudge(of.arn(), "0", 0, Instant.EPOCH, now, Nudge.Kind.SWEEP)));
            }
        }
        throw new AssertionError("no end after " + MOST_MESSAGES + " messages");
    }

    /** The next thing that happens; false when nothing will. */
    private boolean goOn() {
        var received = queue.receive(1);
        if (!received.isEmpty()) {
            executions.drive(received.getFirst().nudge());
            queue.acknowledge(received.getFirst());
        } else if (!callbacks.isEmpty()) {
            var next = callbacks.remove();
            executions.deliver(next.token(), next.outcome());
        } else if (registered.stream().noneMatch(this::work)) {
            if (described().stopDate().isPresent() || queue.nextDue().isEmpty()) {
                return false;
            }
            now = queue.nextDue().get();
        }
        return true;
    }

    int deaths() {
        return deaths;
    }

    /** A worker of the activity takes a task, if there is one, and does it. */
    private boolean work(Activity activity) {
        if (!activityQueues.isVisible(activity.queue())) {
            return false;
        }
        isPolling = true;
        var taken = executions.takeTask(activity, Optional.empty(), Duration.ZERO);
        isPolling = false;
        taken.ifPresent(task -> executions.deliver(task.token(), script.call(new TaskCall(new Resource.Activity(activity.arn()), task.input(),
                        OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty()))));
        return true;
    }

    Description described() {
        return executions.describe(languageCase.execution().arn()).orElseThrow();
    }

    List<NumberedEvent> history() {
        return Pages.checked(executions, languageCase.execution().arn(), PAGE);
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        var outcome = script.call(call);
        if (outcome instanceof TaskOutcome.Submitted) {
            script.callback(call).ifPresent(told -> callbacks.add(new Callback(token(call), told)));
        }
        return outcome;
    }

    /** The token among the parameters whose hash the call carries. */
    private static String token(TaskCall call) {
        return texts(call).stream()
                .filter(text -> call.token().filter(Witness.hash(text)::equals).isPresent()).findFirst().orElseThrow();
    }

    private static List<String> texts(TaskCall call) {
        var texts = new ArrayList<String>();
        var nodes = new ArrayDeque<>(List.of(call.parameters().node()));
        while (!nodes.isEmpty()) {
            var node = nodes.remove();
            if (node.isTextual()) {
                texts.add(node.textValue());
            }
            node.forEach(nodes::add);
        }
        return texts;
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return false;
    }
}
