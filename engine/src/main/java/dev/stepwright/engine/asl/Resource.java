package dev.stepwright.engine.asl;

import java.util.Optional;

/**
 * What a Task state calls, read from the ARN in its Resource field (AWS guide, "Task workflow state", "Integrating services").
 */
public sealed interface Resource {

    /** The ARN as written. */
    String arn();

    /** A Lambda function named directly: its own event types, its bare result. */
    record LambdaFunction(String arn) implements Resource {
    }

    /** An activity: a queue that external workers poll. */
    record Activity(String arn) implements Resource {
    }

    /**
     * A service integration.
     *
     * @param service as history names it in {@code resourceType}: {@code sqs}, or {@code aws-sdk:s3}
     * @param action  {@code sendMessage}, without the pattern
     * @param pattern how the call ends
     */
    record Service(String arn, String service, String action, Pattern pattern) implements Resource {

        /** As history names it in {@code resource}: {@code sendMessage.waitForTaskToken}. */
        public String actionWithPattern() {
            return action + pattern.suffix();
        }
    }

    /** The integration patterns (AWS guide, "Discover service integration patterns"). */
    enum Pattern {
        REQUEST_RESPONSE(""), SYNC(".sync"), SYNC_2(".sync:2"), WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        Pattern(String suffix) {
            this.suffix = suffix;
        }

        public String suffix() {
            return suffix;
        }
    }

    /**
     * Reads an ARN; empty when it is none that a Task state can name. That of a service integration has neither region nor
     * account, but definitions exported from a console do name them.
     */
    static Optional<Resource> parse(String arn) {
        var parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn") || !parts[1].startsWith("aws")) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "lambda" -> parts[5].startsWith("function:") ? Optional.of(new LambdaFunction(arn)) : Optional.empty();
            case "states" -> parts[5].startsWith("activity:") ? Optional.of(new Activity(arn))
                    : service(arn, parts[5]);
            default -> Optional.empty();
        };
    }

    private static Optional<Resource> service(String arn, String text) {
        var pattern = Pattern.REQUEST_RESPONSE;
        for (var p : Pattern.values()) {
            if (!p.suffix.isEmpty() && text.endsWith(p.suffix)) {
                pattern = p;
            }
        }
        var call = text.substring(0, text.length() - pattern.suffix.length());
        var colon = call.lastIndexOf(':');
        return colon <= 0 || colon == call.length() - 1 ? Optional.empty()
                : Optional.of(new Service(arn, call.substring(0, colon), call.substring(colon + 1), pattern));
    }
}
