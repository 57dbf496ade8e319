package dev.stepwright.engine.api;

import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.registry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Executions that only start, stop and end as a test says. Tokens say themselves what becomes of them. */
final class ExecutionsInMemory implements Executions {

    private final InstantSource clock;
    private final Map<String, Description> executions = new LinkedHashMap<>();
    private final Map<String, List<NumberedEvent>> histories = new LinkedHashMap<>();
    final List<TaskOutcome> delivered = new ArrayList<>();
    final Queue<ActivityTask> offered = new ArrayDeque<>();

    ExecutionsInMemory(InstantSource clock) {
        this.clock = clock;
    }

    void end(String execution, String status, Optional<Payload> output, Optional<Failure> failure) {
        executions.computeIfPresent(execution, (_, was) -> new Description(was.start(), status, was.startDate(),
                Optional.of(clock.instant()), output, failure, was.redriveCount(), was.redriveDate(), notRedrivable(status)));
    }

    private static Optional<String> notRedrivable(String status) {
        return status.equals("RUNNING") || status.equals("SUCCEEDED")
                ? Optional.of("Execution is " + status + " and cannot be redriven") : Optional.empty();
    }

    void happened(String execution, List<NumberedEvent> events) {
        histories.put(execution, events);
    }

    @Override
    public Started start(Start start) {
        var existing = executions.get(start.execution());
        if (existing == null) {
            var description = new Description(start, "RUNNING", clock.instant(), Optional.empty(), Optional.empty(),
                    Optional.empty(), 0, Optional.empty(), notRedrivable("RUNNING"));
            executions.put(start.execution(), description);
            return new Started.Running(description.startDate());
        }
        return existing.status().equals("RUNNING") && existing.start().input().equals(start.input())
                ? new Started.Running(existing.startDate()) : new Started.NameTaken();
    }

    @Override
    public Optional<Description> describe(String execution) {
        return Optional.ofNullable(executions.get(execution));
    }

    @Override
    public Optional<Instant> stop(String execution, Failure failure) {
        if (describe(execution).filter(found -> found.status().equals("RUNNING")).isPresent()) {
            end(execution, "ABORTED", Optional.empty(), Optional.of(failure));
        }
        return describe(execution).flatMap(Description::stopDate);
    }

    @Override
    public Redriving redrive(String execution, Optional<String> clientToken) {
        var found = executions.get(execution);
        if (found == null) {
            return new Redriving.NoExecution();
        }
        if (found.notRedrivable().isPresent()) {
            return new Redriving.NotRedrivable(found.notRedrivable().get());
        }
        var date = clock.instant();
        executions.put(execution, new Description(found.start(), "RUNNING", found.startDate(), Optional.empty(), Optional.empty(),
                Optional.empty(), found.redriveCount() + 1, Optional.of(date), notRedrivable("RUNNING")));
        return new Redriving.Redriven(date);
    }

    @Override
    public ListPage list(String stateMachine, Optional<String> status, int limit, Optional<String> cursor) {
        var all = executions.values().stream().filter(e -> e.start().stateMachine().equals(stateMachine))
                .filter(e -> status.isEmpty() || status.get().equals(e.status()))
                .map(e -> new Listed(e.start().execution(), e.start().name(), stateMachine, e.status(), e.startDate(), e.stopDate(),
                        e.redriveCount(), e.redriveDate(), e.start().stateMachineVersionArn(), e.start().stateMachineAliasArn()))
                .toList().reversed();
        var from = cursor.map(Integer::parseInt).orElse(0);
        var to = Math.min(all.size(), from + limit);
        return new ListPage(all.subList(from, to), to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public Optional<HistoryPage> history(String execution, HistoryQuestion question) {
        return history(execution).map(all -> {
            var order = question.reverse() ? all.reversed() : all;
            var from = question.after().map(id -> order.stream().map(NumberedEvent::id).toList().indexOf(id) + 1).orElse(0);
            var to = Math.min(order.size(), from + question.limit());
            return new HistoryPage(order.subList(from, to), to < order.size(), "marks");
        });
    }

    @Override
    public Optional<List<NumberedEvent>> history(String execution) {
        return describe(execution).map(_ -> histories.getOrDefault(execution, List.of()));
    }

    /** The tasks that a test offered; nobody waits. */
    @Override
    public Optional<ActivityTask> takeTask(Activity activity, Optional<String> workerName, Duration wait) {
        return Optional.ofNullable(offered.poll());
    }

    @Override
    public Started start(Start start, Origin origin) {
        return start(start);
    }

    @Override
    public boolean isToken(String token) {
        return heartbeat(token) != Delivery.INVALID_TOKEN;
    }

    @Override
    public Delivery deliver(String token, TaskOutcome outcome) {
        var delivery = heartbeat(token);
        if (delivery == Delivery.DELIVERED) {
            delivered.add(outcome);
        }
        return delivery;
    }

    @Override
    public Delivery heartbeat(String token) {
        return switch (token) {
            case "good", "go/od" -> Delivery.DELIVERED;
            case "late" -> Delivery.TASK_TIMED_OUT;
            case "unheard-of" -> Delivery.TASK_DOES_NOT_EXIST;
            default -> Delivery.INVALID_TOKEN;
        };
    }
}
