package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue.Function;
import dev.stepwright.functions.Catalogue.Variable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Every function of the catalogue, from one and the same code, with one and the same environment. */
final class Functions extends Construct {

    private final Map<Function, EngineFunction> functions = new EnumMap<>(Function.class);

    Functions(Construct scope, String id, Settings settings, Stores stores) {
        super(scope, id);
        var code = Code.fromAsset(settings.code());
        var environment = environment(settings, stores);
        var grants = new Grants(stores, settings.assumableRoles());
        for (var function : Function.values()) {
            var shape = new EngineFunction.Shape(function.id(), function.handler(), function.memoryMegabytes(),
                    Duration.seconds(function.timeoutSeconds()), environment, reserved(function, settings),
                    function == Function.STEP_WORKER, grants.of(function));
            functions.put(function, new EngineFunction(this, function.id(), shape, settings, code));
        }
    }

    EngineFunction get(Function function) {
        return functions.get(function);
    }

    Map<Function, EngineFunction> all() {
        return Collections.unmodifiableMap(functions);
    }

    private static Optional<Integer> reserved(Function function, Settings settings) {
        return function == Function.STEP_WORKER ? settings.reservedConcurrency() : Optional.empty();
    }

    private Map<String, String> environment(Settings settings, Stores stores) {
        var environment = new LinkedHashMap<String, String>();
        for (var variable : Variable.values()) {
            value(variable, settings, stores).ifPresent(value -> environment.put(variable.key(), value));
        }
        return environment;
    }

    private Optional<String> value(Variable variable, Settings settings, Stores stores) {
        return switch (variable) {
            case EXECUTIONS_TABLE -> Optional.of(stores.tables().executions().getTableName());
            case REGISTRY_TABLE -> Optional.of(stores.tables().registry().getTableName());
            case STEP_QUEUE_URL -> Optional.of(stores.steps().queue().getQueueUrl());
            case STEP_QUEUE_ARN -> Optional.of(stores.steps().queue().getQueueArn());
            case ACTIVITY_QUEUE_PREFIX -> Optional.of(stores.activities().prefix());
            case QUEUE_KEY_ARN -> stores.encryption().key().map(IKey::getKeyArn);
            case PAYLOAD_BUCKET -> Optional.of(stores.payloads().name());
            case TIMER_GROUP -> Optional.of(stores.timers().group());
            case TIMER_ROLE_ARN -> Optional.of(stores.timers().roleArn());
            case TOKEN_SECRET -> Optional.of(stores.tokens().arn());
            case ACCOUNT -> Optional.of(Stack.of(this).getAccount());
            case RETENTION_DAYS -> Optional.of(Integer.toString(settings.retentionDays()));
            case LONGEST_EXECUTION_DAYS -> Optional.of(Integer.toString(settings.longestExecutionDays()));
            case SLACK_DAYS -> Optional.of(Integer.toString(settings.slackDays()));
            case OFFLOAD_BYTES -> settings.offloadBytes().map(Object::toString);
            case LIMITS -> Optional.of(settings.limits().name().toLowerCase(Locale.ROOT));
            case RUN_AHEAD -> Optional.of(Integer.toString(settings.runAhead()));
        };
    }
}
