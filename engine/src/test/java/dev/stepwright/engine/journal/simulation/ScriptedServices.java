package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/** The services that tasks call: what they do follows from the name of the function and how often it was called. */
final class ScriptedServices implements Tasks {

    /** How a task behaves: from its call and how often this function was called before, from 1. */
    interface Script extends BiFunction<TaskCall, Integer, TaskOutcome> {
    }

    /** A token that a service was handed. @param heartbeats whether it has to beat */
    record Handed(String token, boolean heartbeats) {
    }

    private static final Duration LONG_WORK = Duration.ofMinutes(6);
    private static final int USUAL_MILLIS = 500;
    private static final String LARGE = "{\"data\":\"" + new Random(42).ints(262_000, 33, 127).filter(c -> c != '"' && c != '\\').limit(255_000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append) + "\"}";

    private final World world;
    private final Script script;
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<Handed> tokens = new ArrayList<>();
    private boolean mended;

    ScriptedServices(World world, Script script) {
        this.world = world;
        this.script = script;
    }

    /** From now on what was broken works. */
    void mend() {
        mended = true;
    }

    /** Tokens not yet taken. */
    List<Handed> takeTokens() {
        var taken = List.copyOf(tokens);
        tokens.clear();
        return taken;
    }

    /**
     * {@code large} answers with nearly as much as a state may have, {@code fails-2-…} fails twice, {@code refuse…} always, {@code broken…} until it is mended, {@code slow…} takes minutes; all
     * else just works.
     */
    static TaskOutcome behave(TaskCall call, int times) {
        var function = function(call);
        if (!(call.resource() instanceof Resource.LambdaFunction)) {
            return new TaskOutcome.Submitted(Optional.of(Payload.ofText("{\"asked\":true}")));
        }
        if (function.startsWith("fails-")) {
            return times <= function.charAt(6) - '0' ? failed("Busy") : done(function);
        }
        return function.startsWith("refuse") || function.startsWith("broken") ? failed("Refused") : done(function);
    }

    /** What an outcome is once everything is mended. */
    static TaskOutcome mended(TaskCall call, TaskOutcome outcome) {
        return function(call).startsWith("broken") ? done(function(call)) : outcome;
    }

    /** Whether the function works for longer than its task has time. */
    static boolean timesOut(TaskCall call) {
        return function(call).startsWith("slow") && call.timeoutSeconds().isPresent()
                && call.timeoutSeconds().getAsLong() < LONG_WORK.toSeconds();
    }

    static String function(TaskCall call) {
        return call.resource() instanceof Resource.LambdaFunction lambda
                ? lambda.arn().substring(lambda.arn().lastIndexOf(':') + 1) : "ask";
    }

    private static TaskOutcome failed(String error) {
        return new TaskOutcome.Failed(Failure.of(error, "scripted"));
    }

    private static TaskOutcome done(String function) {
        return new TaskOutcome.Succeeded(Payload.ofText(function.equals("large") ? LARGE : "{\"function\":\"" + function + "\"}"));
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        world.witness.begin(attempt);
        var scripted = script.apply(call, calls.merge(call.resource().arn() + function(call), 1, Integer::sum));
        var outcome = mended ? mended(call, scripted) : scripted;
        if (call.token().isPresent()) {
            tokens.add(new Handed(call.parameters().node().path("Payload").path("Token").asText(),
                    call.heartbeatSeconds().isPresent()));
        }
        var work = function(call).startsWith("slow") ? LONG_WORK : Duration.ofMillis(world.random.nextInt(USUAL_MILLIS));
        if (work.compareTo(attempt.patience()) > 0) {
            world.actors.sleepUntil(world.now().plus(attempt.patience()));
            return new TaskOutcome.TimedOut(Failure.of("States.Timeout"));
        }
        world.actors.sleepUntil(world.now().plus(work));
        return outcome;
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return false;
    }
}
