package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * One-time schedules of EventBridge Scheduler. They go to their queue when they are due, with the role they name, and are gone;
 * a test that cannot wait has them go at once.
 */
final class Timers {

    /** Sends a message to a queue. */
    @FunctionalInterface
    interface Sender {
        void send(String queueArn, String message);
    }

    /** @param roleArn that delivers */
    record Timer(String group, String name, Instant due, String queueArn, String roleArn, String message) {
    }

    private static final Pattern AT = Pattern.compile("at\\((.+)\\)");

    private final Map<String, Timer> waiting = new ConcurrentHashMap<>();
    private final Sender sender;
    private final Roles roles;

    Timers(Sender sender, Roles roles) {
        this.sender = sender;
        this.roles = roles;
    }

    /** Whether there was none of that name. */
    boolean create(String name, JsonNode schedule) {
        var at = AT.matcher(schedule.path("ScheduleExpression").asText());
        if (!at.matches() || !schedule.path("ActionAfterCompletion").asText().equals("DELETE")) {
            throw new AssertionError("Expected a schedule for one time that is deleted after, found " + schedule);
        }
        var target = schedule.path("Target");
        var timer = new Timer(schedule.path("GroupName").asText(), name,
                LocalDateTime.parse(at.group(1)).toInstant(ZoneOffset.UTC), target.path("Arn").asText(),
                target.path("RoleArn").asText(), target.path("Input").asText());
        return waiting.putIfAbsent(name, timer) == null;
    }

    List<Timer> waiting() {
        return List.copyOf(waiting.values());
    }

    void fireDue() {
        waiting().stream().filter(timer -> !timer.due().isAfter(Instant.now())).forEach(this::fire);
    }

    void fire(Timer timer) {
        if (waiting.remove(timer.name(), timer)) {
            roles.demand(timer.roleArn(), "EventBridge Scheduler", new Access("sqs:SendMessage", timer.queueArn()));
            sender.send(timer.queueArn(), timer.message());
        }
    }
}
