package dev.stepwright.functions.task.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.teststate.MockSchemas;
import dev.stepwright.functions.task.sdk.S3Answers;
import dev.stepwright.models.AnswerSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The answers of AWS's services, by AWS's models of them; each is read when it is first asked for. */
public final class ServiceSchemas implements MockSchemas {

    private static final String SDK = "aws-sdk:";
    /** Optimised integrations whose service goes by another name there. */
    private static final Map<String, String> OPTIMISED = Map.of("events", "eventbridge", "states", "sfn", "bedrock", "bedrockruntime",
            "emr-containers", "emrcontainers", "emr-serverless", "emrserverless");

    private final Map<String, Optional<AnswerSchema>> read = new ConcurrentHashMap<>();

    @Override
    public Optional<String> fault(Resource.Service call, JsonNode answer, boolean complete) {
        var service = call.service().startsWith(SDK) ? call.service().substring(SDK.length())
                : OPTIMISED.getOrDefault(call.service(), call.service());
        if (service.equals(S3Answers.SERVICE)) {
            return S3Answers.fault(call.action(), answer, complete);
        }
        return read.computeIfAbsent(service, AnswerSchema::of).flatMap(schema -> schema.fault(call.action(), answer, complete));
    }
}
