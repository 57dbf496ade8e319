package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.registry.Logging;
import dev.stepwright.engine.registry.Revision;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Members that the actions on state machines share: read and refused in requests, written into answers. */
final class MachineMembers {

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

    private MachineMembers() {
    }

    static Member loggingConfiguration() {
        return Member.structure("loggingConfiguration", Member.choice("level", "ALL", "ERROR", "FATAL", "OFF"),
                Member.flag("includeExecutionData"), Member.listing("destinations", Integer.MAX_VALUE,
                        Member.structure("cloudWatchLogsLogGroup", Member.arn("logGroupArn"))));
    }

    static Member tracingConfiguration() {
        return Member.structure("tracingConfiguration", Member.flag("enabled"));
    }

    static Member encryptionConfiguration() {
        return Member.structure("encryptionConfiguration", Member.text("kmsKeyId", 1, 2048),
                Member.number("kmsDataKeyReusePeriodSeconds", 60, 900),
                Member.choice("type", "CUSTOMER_MANAGED_KMS_KEY", "AWS_OWNED_KEY").mandatory());
    }

    static String role(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw new ApiException(new ApiError.InvalidArn("Invalid Role Arn: '" + arn + "'"));
        }
        return arn;
    }

    /** One destination unless nothing is logged; OFF where no level is given (API reference, LoggingConfiguration). */
    static Logging logging(Arguments in) {
        var level = in.optionalText("level").orElse("OFF");
        var destinations = in.listing("destinations");
        if (destinations.size() > 1 || destinations.isEmpty() && !level.equals("OFF")) {
            throw invalidLogging("Must specify exactly one Log Destination.");
        }
        var group = destinations.stream().map(MachineMembers::logGroup).findFirst();
        return new Logging(level, in.flag("includeExecutionData", false), group);
    }

    private static String logGroup(Arguments destination) {
        return destination.structure("cloudWatchLogsLogGroup").flatMap(group -> group.optionalText("logGroupArn"))
                .filter(arn -> arn.startsWith("arn:") && arn.contains(":log-group:"))
                .orElseThrow(() -> invalidLogging("Log Destination ARN is malformed."));
    }

    private static ApiException invalidLogging(String reason) {
        return new ApiException(new ApiError.InvalidLoggingConfiguration(reason));
    }

    static boolean tracing(Arguments in) {
        return in.flag("enabled", false);
    }

    static void refuseOwnKey(Arguments in) {
        in.structure("encryptionConfiguration").flatMap(encryption -> encryption.optionalText("type"))
                .filter(type -> !type.equals("AWS_OWNED_KEY")).ifPresent(type -> {
                    throw new ApiException(new ApiError.InvalidEncryptionConfiguration(
                            "the key is one for the whole deployment, expected AWS_OWNED_KEY here, found " + type));
                });
    }

    /** Then the definition is {}, and nothing is told that only it can tell (API reference, DescribeStateMachine). */
    static boolean isMetadataOnly(Arguments in) {
        return in.optionalText("includedData").filter("METADATA_ONLY"::equals).isPresent();
    }

    static ObjectNode write(ObjectNode answer, Revision revision, String definition,
                            Map<String, Collection<String>> variableReferences) {
        answer.put("stateMachineArn", revision.stateMachineArn()).put("name", revision.name()).put("definition", definition)
                .put("roleArn", revision.roleArn());
        write(answer.putObject("loggingConfiguration"), revision.logging());
        answer.putObject("tracingConfiguration").put("enabled", revision.tracing());
        answer.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
        shownId(revision).ifPresent(id -> answer.put("revisionId", id));
        if (!variableReferences.isEmpty()) {
            var references = answer.putObject("variableReferences");
            variableReferences.forEach((state, names) -> names.forEach(references.putArray(state)::add));
        }
        return answer;
    }

    /** A machine that was never updated shows no revisionId (seen on AWS). */
    static Optional<String> shownId(Revision revision) {
        return revision.initial() ? Optional.empty() : Optional.of(revision.id());
    }

    private static void write(ObjectNode json, Logging logging) {
        json.put("level", logging.level()).put("includeExecutionData", logging.includeExecutionData());
        logging.logGroupArn().ifPresent(arn -> json.putArray("destinations").addObject()
                .putObject("cloudWatchLogsLogGroup").put("logGroupArn", arn));
    }
}
