package dev.stepwright.functions.deployed;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.functions.Catalogue.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a deployment tells its functions, read from their environment.
 *
 * @param activityQueuePrefix of the names of the activities' queues
 * @param queueKeyArn  of the KMS key that those are under
 * @param timerRoleArn of the role that schedules deliver with
 * @param tokenSecret  name or ARN in Secrets Manager; without one, a secret is drawn and kept in the registry's table
 * @param offloadBytes payloads above go to the bucket
 * @param conduct      of executions whose machine does not choose another
 */
public record Settings(String region, String account, String executionsTable, String registryTable, String stepQueueUrl,
                       String stepQueueArn, String activityQueuePrefix, Optional<String> queueKeyArn, String payloadBucket,
                       String timerGroup, String timerRoleArn, Optional<String> tokenSecret, Duration retention,
                       Duration longestExecution, Duration slack, OptionalInt offloadBytes, Conduct conduct) {

    private static final String REGION = "AWS_REGION";

    /** Throws with everything that is missing or no number, when anything is. */
    public static Settings of(Map<String, String> environment) {
        var reader = new Reader(environment, new ArrayList<>());
        var settings = new Settings(reader.text(REGION, true).orElse(""), reader.required(Variable.ACCOUNT),
                reader.required(Variable.EXECUTIONS_TABLE), reader.required(Variable.REGISTRY_TABLE),
                reader.required(Variable.STEP_QUEUE_URL), reader.required(Variable.STEP_QUEUE_ARN),
                reader.required(Variable.ACTIVITY_QUEUE_PREFIX), reader.text(Variable.QUEUE_KEY_ARN.key(), false),
                reader.required(Variable.PAYLOAD_BUCKET), reader.required(Variable.TIMER_GROUP),
                reader.required(Variable.TIMER_ROLE_ARN), reader.text(Variable.TOKEN_SECRET.key(), false),
                Duration.ofDays(reader.number(Variable.RETENTION_DAYS).orElse(90)),
                Duration.ofDays(reader.number(Variable.LONGEST_EXECUTION_DAYS).orElse(365)),
                Duration.ofDays(reader.number(Variable.SLACK_DAYS).orElse(7)), reader.number(Variable.OFFLOAD_BYTES), reader.conduct());
        if (!reader.faults().isEmpty()) {
            throw new IllegalStateException("Environment: " + String.join("; ", reader.faults()));
        }
        return settings;
    }

    private record Reader(Map<String, String> environment, List<String> faults) {

        String required(Variable variable) {
            return text(variable.key(), variable.required()).orElse("");
        }

        Optional<String> text(String key, boolean required) {
            var found = Optional.ofNullable(environment.get(key)).filter(text -> !text.isBlank());
            if (required && found.isEmpty()) {
                faults.add("expected " + key + ", found none");
            }
            return found;
        }

        Conduct conduct() {
            return new Conduct(choice(Variable.LIMITS, Conduct::limits, "strict or large").orElse(Conduct.USUAL.large()),
                    choice(Variable.RUN_AHEAD, Conduct::runAhead, "a whole number from 0 to " + Conduct.FURTHEST)
                            .orElse(Conduct.USUAL.runAhead()));
        }

        private <T> Optional<T> choice(Variable variable, Function<String, Optional<T>> read, String expected) {
            var found = text(variable.key(), variable.required());
            var choice = found.flatMap(read);
            if (found.isPresent() && choice.isEmpty()) {
                faults.add("expected " + variable.key() + " to be " + expected + ", found " + found.get());
            }
            return choice;
        }

        OptionalInt number(Variable variable) {
            var found = text(variable.key(), variable.required());
            if (found.isEmpty()) {
                return OptionalInt.empty();
            }
            if (!found.get().matches("[1-9][0-9]{0,8}")) {
                faults.add("expected " + variable.key() + " to be a whole number from 1 to 999999999, found " + found.get());
                return OptionalInt.empty();
            }
            return OptionalInt.of(Integer.parseInt(found.get()));
        }
    }
}
