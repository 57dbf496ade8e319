package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user may choose about a deployment, read from CDK context ({@code cdk.json} or {@code -c key=value}) under keys
 * that begin with {@code stepwright:}. Every default is safe, and deployable in a fresh account.
 *
 * @param code                  folder or zip of the functions' code, as module {@code functions} builds it
 * @param kmsKeyArn             key for data at rest; keys that AWS owns or manages when empty
 * @param retentionDays         how long a closed execution is kept, 1 to 3,650
 * @param longestExecutionDays  how long an execution may run
 * @param slackDays             how long an execution may be open before its items are gone through to be kept on, 1 to 365: they
 *                              outlive the retention by so much
 * @param logRetentionDays      one of the periods that CloudWatch Logs offers
 * @param stepConcurrency       invocations of the step worker that the queue drives at once, 2 to 1,000
 * @param reservedConcurrency   of the step worker; unreserved when empty, since a fresh account has nothing to reserve from
 * @param tracing               X-Ray
 * @param wire                  who may speak the Step Functions protocol at {@code POST /}
 * @param callbacks             who may answer a task token at the callback routes
 * @param callbacksPerSecond    answers that each callback route takes where callers are not signed, 1 to 10,000
 * @param offloadBytes          payloads of more bytes than this go to the bucket; the functions' own default when empty
 * @param limits                {@code STRICT}, as AWS, or {@code LARGE}: of executions whose machine's tags do not say
 * @param runAhead              states a worker may go on to after the one its message was for, 0 to 1,000; as limits
 * @param assumableRoles        ARNs of task roles outside the path {@code /stepwright/}, such as those of other accounts
 * @param alarmTopicArn         SNS topic that hears of alarms
 * @param exampleRule           an EventBridge rule that starts executions, when asked for
 */
public record Settings(String code, Optional<String> kmsKeyArn, int retentionDays, int longestExecutionDays, int slackDays,
                       int logRetentionDays, int stepConcurrency, Optional<Integer> reservedConcurrency, boolean tracing,
                       Optional<Integer> offloadBytes, Limits limits, int runAhead, Wire wire, Callbacks callbacks, int callbacksPerSecond, List<String> assumableRoles,
                       Optional<String> alarmTopicArn, Optional<ExampleRule> exampleRule) {

    static final String PREFIX = "stepwright:";

    /** The periods CloudWatch Logs offers (PutRetentionPolicy). */
    private static final List<Integer> LOG_RETENTIONS = List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
            1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653);

    /** STRICT: those of AWS. LARGE: payloads up to 16 MiB, histories up to 25,000,000 events. */
    public enum Limits { STRICT, LARGE }

    /** IAM: callers sign for {@code execute-api}. OFF: there is no such route. */
    public enum Wire { IAM, OFF }

    /** IAM: callers sign for {@code execute-api}. TOKEN: whoever holds an unguessable task token may answer it, once. */
    public enum Callbacks { IAM, TOKEN }

    /** @param stateMachine ARN of the machine to start for each event of the source and detail type */
    public record ExampleRule(String source, String detailType, String stateMachine) {
    }

    /** Reads context values, which are text when they come from the command line; throws naming the key at fault. */
    public static Settings read(Function<String, Object> context) {
        var values = new Values(context);
        return new Settings(
                values.text("code").orElse("../functions/target/lambda"),
                values.text("kmsKeyArn"),
                values.number("retentionDays", 1, 3_650).orElse(90),
                values.number("longestExecutionDays", 1, 3_650).orElse(365),
                values.number("slackDays", 1, 365).orElse(7),
                values.number("logRetentionDays", LOG_RETENTIONS).orElse(30),
                values.number("stepConcurrency", 2, 1_000).orElse(50),
                values.number("reservedConcurrency", 1, 100_000),
                values.choice("tracing", Flag.class).orElse(Flag.FALSE) == Flag.TRUE,
                values.number("offloadBytes", 0, 65_536),
                values.choice("limits", Limits.class).orElse(Limits.STRICT),
                values.number("runAhead", 0, 1_000).orElse(0),
                values.choice("wire", Wire.class).orElse(Wire.IAM),
                values.choice("callbacks", Callbacks.class).orElse(Callbacks.IAM),
                values.number("callbacksPerSecond", 1, 10_000).orElse(500),
                values.text("assumableRoles").map(Settings::list).orElse(List.of()),
                values.text("alarmTopicArn"),
                values.text("exampleRule.stateMachine").map(machine -> new ExampleRule(
                        values.required("exampleRule.source"), values.required("exampleRule.detailType"), machine)));
    }

    /** When the bytes of a payload that nobody kept on can no longer belong to an execution that is kept. */
    int payloadDays() {
        return slackDays + retentionDays + Catalogue.PAYLOAD_SPARE_DAYS;
    }

    private static List<String> list(String commas) {
        return Arrays.stream(commas.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    private enum Flag { TRUE, FALSE }

    private record Values(Function<String, Object> context) {

        Optional<String> text(String key) {
            return Optional.ofNullable(context.apply(PREFIX + key)).map(Object::toString).filter(text -> !text.isBlank());
        }

        String required(String key) {
            return text(key).orElseThrow(() -> fault(key, "text", "nothing"));
        }

        Optional<Integer> number(String key, int least, int most) {
            return text(key).map(text -> {
                var wanted = String.format(Locale.ROOT, "a whole number from %d to %d", least, most);
                if (!text.matches("[0-9]{1,9}(\\.0)?")) {
                    throw fault(key, wanted, text);
                }
                int number = (int) Double.parseDouble(text);
                if (number < least || number > most) {
                    throw fault(key, wanted, text);
                }
                return number;
            });
        }

        Optional<Integer> number(String key, List<Integer> allowed) {
            var number = number(key, allowed.getFirst(), allowed.getLast());
            number.filter(value -> !allowed.contains(value)).ifPresent(value -> {
                throw fault(key, "one of " + allowed, value.toString());
            });
            return number;
        }

        <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
            return text(key).map(text -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> fault(key, "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT),
                            text)));
        }

        private static IllegalArgumentException fault(String key, String expected, String found) {
            return new IllegalArgumentException(String.format(Locale.ROOT, "context %s%s: expected %s, found %s", PREFIX, key, expected, found));
        }
    }
}
