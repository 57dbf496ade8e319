package dev.stepwright.engine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.Catcher;
import dev.stepwright.engine.asl.ChoiceState;
import dev.stepwright.engine.asl.FailState;
import dev.stepwright.engine.asl.MapState;
import dev.stepwright.engine.asl.Next;
import dev.stepwright.engine.asl.ParallelState;
import dev.stepwright.engine.asl.PassState;
import dev.stepwright.engine.asl.Retrier;
import dev.stepwright.engine.asl.SucceedState;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.WaitState;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.history.EventType;
import dev.stepwright.engine.payload.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What becomes of a failure: the first retrier that names it and has attempts left, else the first catcher, else failure. */
final class Recovery {

    /** The fields of a state that decide. */
    private record Policy(List<Retrier> retry, List<Catcher> catchers, Optional<EventType> givingUp) {
    }

    private Recovery() {
    }

    static Then of(Step step, Problem problem) {
        var policy = policy(step);
        if (policy.isEmpty()) {
            return new Then.Fail(problem.failure());
        }
        return retry(step, policy.get().retry(), problem)
                .orElseGet(() -> giveUp(step, policy.get(), problem));
    }

    private static Optional<Policy> policy(Step step) {
        return switch (step.state()) {
            case TaskState it -> Optional.of(new Policy(it.retry(), it.catchers(), Optional.empty()));
            case ParallelState it -> Optional.of(
                    new Policy(it.retry(), it.catchers(), Optional.of(EventType.PARALLEL_STATE_FAILED)));
            case MapState it -> Optional.of(
                    new Policy(it.retry(), it.catchers(), Optional.of(EventType.MAP_STATE_FAILED)));
            case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> Optional.empty();
        };
    }

    private static Optional<Then> retry(Step step, List<Retrier> retriers, Problem problem) {
        for (var i = 0; i < retriers.size(); i++) {
            if (retriers.get(i).errorEquals().stream().anyMatch(problem::isNamedBy)) {
                return again(step, retriers, i, problem);
            }
        }
        return Optional.empty();
    }

    /** Each retrier counts its own attempts, for one visit of the state. One that leaves no event must come to an end too. */
    private static Optional<Then> again(Step step, List<Retrier> retriers, int index, Problem problem) {
        var known = step.frame().retries();
        var counts = new ArrayList<>(known.isEmpty() ? Collections.nCopies(retriers.size(), 0) : known);
        var used = counts.get(index);
        if (used >= retriers.get(index).maxAttempts() || used >= step.setting().limits().historyEvents()) {
            return Optional.empty();
        }
        counts.set(index, used + 1);
        step.useRetries(List.copyOf(counts));
        var delay = Backoff.delay(retriers.get(index), used, step.setting().randomness());
        step.inspector().recovered(problem.failure(), new Inspector.Recovered.Retrier(index, delay));
        return Optional.of(new Then.Rest(new Stand.BackingOff(step.setting().now().plus(delay))));
    }

    private static Then giveUp(Step step, Policy policy, Problem problem) {
        if (problem.isOfChildrenOrQuery()) {
            policy.givingUp().ifPresent(step::note);
        }
        for (var i = 0; i < policy.catchers().size(); i++) {
            var catcher = policy.catchers().get(i);
            if (catcher.errorEquals().stream().anyMatch(problem::isNamedBy)) {
                step.inspector().recovered(problem.failure(), new Inspector.Recovered.Catcher(i));
                return fallback(step, catcher, problem.failure());
            }
        }
        return new Then.Fail(problem.failure());
    }

    private static Then fallback(Step step, Catcher catcher, Failure failure) {
        step.renewEffort();
        try {
            var departure = Stages.of(step, catcher.flow()).caught(errorOutput(failure));
            return new Then.Leave(departure, new Next.To(catcher.next()));
        } catch (EvaluationException problem) {
            return new Then.Fail(StateEvents.failed(step, problem));
        }
    }

    /** Both members are always there: seen on AWS. */
    private static Payload errorOutput(Failure failure) {
        var output = JsonNodeFactory.instance.objectNode();
        output.set("Error", text(failure.error()));
        output.set("Cause", failure.cause().isEmpty() && failure.error().equals(Optional.of(Errors.TIMEOUT))
                ? JsonNodeFactory.instance.textNode("") : text(failure.cause()));
        return Payload.of(output);
    }

    private static JsonNode text(Optional<String> text) {
        return text.<JsonNode>map(JsonNodeFactory.instance::textNode).orElseGet(JsonNodeFactory.instance::nullNode);
    }
}
