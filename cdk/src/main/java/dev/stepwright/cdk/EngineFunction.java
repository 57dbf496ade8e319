package dev.stepwright.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * One function of the engine: its code started from a snapshot, its log, and a role of its own. Everything that invokes it
 * goes through the alias {@code live}, since only a published version has a snapshot.
 */
final class EngineFunction extends Construct {

    /**
     * What differs from function to function.
     *
     * @param wakesItself whether messages that it sends may wake it again: Lambda ends such a chain after some sixteen rounds, unless
     *                    it is told that the loop is meant (Lambda guide, "Recursive loop detection")
     * @param grants      what its role may do, beyond writing its own log
     */
    record Shape(String description, String handler, int memoryMegabytes, Duration timeout, Map<String, String> environment,
                 Optional<Integer> reservedConcurrency, boolean wakesItself, List<PolicyStatement> grants) {
    }

    private final Role role;
    private final Function function;
    private final Alias live;

    EngineFunction(Construct scope, String id, Shape shape, Settings settings, Code code) {
        super(scope, id);
        var log = LogGroup.Builder.create(this, "Log").removalPolicy(RemovalPolicy.DESTROY)
                .retention(RetentionDays.ONE_MONTH).build();
        ((CfnLogGroup) log.getNode().getDefaultChild()).setRetentionInDays(settings.logRetentionDays());
        role = role(shape, settings, log);
        var builder = Function.Builder.create(this, "Function")
                .description("Stepwright: " + shape.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(code)
                .handler(shape.handler())
                .memorySize(shape.memoryMegabytes())
                .timeout(shape.timeout())
                .environment(shape.environment())
                .role(role.withoutPolicyUpdates())
                .logGroup(log)
                .loggingFormat(LoggingFormat.JSON)
                .tracing(settings.tracing() ? Tracing.ACTIVE : Tracing.DISABLED)
                .recursiveLoop(shape.wakesItself() ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        shape.reservedConcurrency().ifPresent(builder::reservedConcurrentExecutions);
        function = builder.build();
        // it is published right here, and nothing invokes what is not
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        live = Alias.Builder.create(this, "Live").aliasName("live").version(function.getCurrentVersion()).build();
    }

    /** What event sources, integrations and permissions name. */
    Alias live() {
        return live;
    }

    /** Name of the function, where a qualifier goes apart. */
    String name() {
        return function.getFunctionName();
    }

    /** Adds to what its role may do. */
    void allow(PolicyStatement grant) {
        role.addToPolicy(grant);
    }

    Role role() {
        return role;
    }

    private Role role(Shape shape, Settings settings, LogGroup log) {
        var policy = PolicyDocument.Builder.create()
                .statements(List.of(Grants.allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(log.getLogGroupArn()))))
                .build();
        shape.grants().forEach(policy::addStatements);
        if (settings.tracing()) {
            // X-Ray knows no resources: Service Authorization Reference, "Actions defined by AWS X-Ray"
            policy.addStatements(Grants.allow(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), List.of("*")));
        }
        return Role.Builder.create(this, "Role")
                .description("Stepwright: " + shape.description())
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("function", policy))
                .build();
    }
}
