package dev.stepwright.local.progress;

import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tasks that somebody looks on at: told of each task token that was handed out, for who runs a workflow by hand is often the
 * one to answer. A call keeps the hash of its token alone; the token itself is somewhere in what was sent.
 */
public final class WatchedTasks implements Tasks {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{40,2048}");

    /** @param token absent when it is not to be found in the call's parameters */
    public record Handed(String execution, String resource, Optional<String> token) {
    }

    private final Tasks tasks;
    private final Consumer<Handed> watcher;

    public WatchedTasks(Tasks tasks, Consumer<Handed> watcher) {
        this.tasks = tasks;
        this.watcher = watcher;
    }

    @Override
    public TaskOutcome perform(TaskCall call, Attempt attempt) {
        var outcome = tasks.perform(call, attempt);
        if (outcome instanceof TaskOutcome.Submitted) {
            call.token().ifPresent(hash -> watcher.accept(new Handed(attempt.execution(), call.resource().arn(),
                    TOKEN.matcher(call.parameters().text()).results().map(MatchResult::group)
                            .filter(text -> hash(text).equals(hash)).findFirst())));
        }
        return outcome;
    }

    @Override
    public boolean isIdempotent(TaskCall call) {
        return tasks.isIdempotent(call);
    }

    private static String hash(String token) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
