package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.journal.record.Redrive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the {@link Setting} in which a frame moves: its workflow follows from where its ancestors stand. */
public final class Surroundings {

    private final Ports ports;
    private final ProtocolSettings settings;
    private final TaskTokens tokens;

    public Surroundings(Ports ports, ProtocolSettings settings, TaskTokens tokens) {
        this.ports = ports;
        this.settings = settings;
        this.tokens = tokens;
    }

    /** @param claim number the claim of a task would have that this step schedules; its token is good for that alone */
    public Setting of(Header header, Lineage lineage, Instant now, long claim) {
        var self = lineage.self();
        return new Setting(execution(lineage.root(), header), role(header, lineage.standings(), self.name()),
                workflow(header, lineage.standings(), self.name()), now, ports.randomness(),
                token(self.execution(), self.name(), claim), settings.limits(header));
    }

    /** For the first frame of a child that {@code parent} forks. */
    public Setting ofChild(Header header, List<Standing> parents, FrameName child, Instant now) {
        return new Setting(execution(parents.getFirst(), header), role(header, parents, child),
                workflow(header, parents, child), now, ports.randomness(),
                () -> {
                    throw new AssertionError("a frame schedules nothing when it is made");
                }, settings.limits(header));
    }

    public Setting ofRoot(String execution, Header header, Instant now) {
        return ofChild(header, List.of(new Standing(execution, FrameName.ROOT, 0, null)), FrameName.ROOT, now);
    }

    private Setting.Execution execution(Standing root, Header header) {
        var redrive = Optional.ofNullable(root.last()).flatMap(JournalRecord::redrive);
        return new Setting.Execution(root.execution(), header.name(), header.roleArn(), header.startDate(), header.input(),
                redrive.map(Redrive::count).orElse(0), redrive.map(Redrive::date), header.stateMachine(),
                header.stateMachineName(), settings.region());
    }

    /** Whether some task of the machine waits for an execution that it starts. */
    public boolean awaitsExecutions(Header header) {
        return awaitsExecutions(whole(header));
    }

    private static boolean awaitsExecutions(Workflow workflow) {
        return workflow.states().values().stream().anyMatch(state -> switch (state) {
            case TaskState task -> ChildExecution.isAwaited(task.resource());
            case ParallelState parallel -> parallel.branches().stream().anyMatch(Surroundings::awaitsExecutions);
            case MapState map -> awaitsExecutions(map.processor());
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> false;
        });
    }

    private StateMachine machine(Header header) {
        return ports.definitions().definition(header.stateMachine(), header.revision());
    }

    /** All that the execution runs: its machine, or of a child of a Map Run the processor of its Map. */
    private Workflow whole(Header header) {
        var machine = machine(header).workflow();
        return header.item().map(item -> machine.processor(item.mapState()).orElseThrow(
                () -> new AssertionError("no Map state '" + item.mapState() + "' in " + header.stateMachine()))).orElse(machine);
    }

    private Workflow workflow(Header header, List<Standing> standings, FrameName name) {
        var workflow = whole(header);
        for (var child : name.lineage().subList(1, name.depth() + 1)) {
            workflow = switch (parentState(workflow, standings, child)) {
                case ParallelState parallel -> parallel.branches().get(child.index());
                case MapState map -> map.processor();
                case Object other -> throw new AssertionError("a frame forked by " + other);
            };
        }
        return workflow;
    }

    private Setting.Role role(Header header, List<Standing> standings, FrameName name) {
        if (name.isRoot()) {
            return new Setting.Role.Root();
        }
        var parentWorkflow = workflow(header, standings, name.parent());
        return parentState(parentWorkflow, standings, name) instanceof MapState map
                ? new Setting.Role.Iteration(map.name(), name.index()) : new Setting.Role.Branch(name.index());
    }

    private static Object parentState(Workflow parentWorkflow, List<Standing> standings, FrameName child) {
        return parentWorkflow.state(standings.get(child.depth() - 1).frame().state());
    }

    private Supplier<String> token(String execution, FrameName frame, long claim) {
        return new Supplier<>() {
            private String minted;

            @Override
            public String get() {
                if (minted == null) {
                    minted = tokens.mint(new TaskTokens.Named(execution, frame, claim), ports.randomness().nextLong(),
                            ports.randomness().nextLong());
                }
                return minted;
            }
        };
    }
}
