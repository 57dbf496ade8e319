package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The optimised integrations: services, their actions, and the patterns of each (AWS guide, "Integrating services"). */
final class Integrations {

    /** One service a line; after an action {@code S} for .sync, {@code 2} for .sync:2, {@code T} for .waitForTaskToken. */
    private static final String TABLE = """
            apigateway invoke:T
            athena startQueryExecution:S stopQueryExecution getQueryExecution getQueryResults
            batch submitJob:S
            bedrock invokeModel:T createModelCustomizationJob:S
            codebuild startBuild:S stopBuild batchDeleteBuilds batchGetReports \
            startBuildBatch:S stopBuildBatch retryBuildBatch:S deleteBuildBatch
            databrew startJobRun:S
            dynamodb getItem putItem updateItem deleteItem
            ecs runTask:ST
            eks call runJob:S createCluster:S deleteCluster:S createNodegroup:S deleteNodegroup:S \
            createFargateProfile:S deleteFargateProfile:S
            elasticmapreduce createCluster:S setClusterTerminationProtection terminateCluster:S addStep:S cancelStep \
            modifyInstanceFleetByName modifyInstanceGroupByName
            emr-containers createVirtualCluster deleteVirtualCluster:S startJobRun:S
            emr-serverless createApplication:S startApplication:S stopApplication:S deleteApplication:S startJobRun:S \
            cancelJobRun:S
            events putEvents:T
            glue startJobRun:S
            http invoke
            lambda invoke:T
            mediaconvert createJob:S
            sagemaker createEndpoint createEndpointConfig createHyperParameterTuningJob:S createLabelingJob:S \
            createModel createProcessingJob:S createTrainingJob:S createTransformJob:S updateEndpoint
            sns publish:T
            sqs sendMessage:T
            states startExecution:S2T
            """;

    private static final Map<String, Map<String, Set<Pattern>>> BY_SERVICE = parse();
    private static final String SDK = "aws-sdk:";

    private Integrations() {
    }

    /**
     * Whether AWS has this call, with this pattern. Services that AWS has no optimised integration for are not known; of a service
     * that is called through {@code aws-sdk:}, the actions are known or any will do.
     */
    static boolean knows(Resource.Service call) {
        if (call.service().startsWith(SDK)) {
            return (call.pattern() == Pattern.REQUEST_RESPONSE || call.pattern() == Pattern.WAIT_FOR_TASK_TOKEN)
                    && SdkActions.has(call.service().substring(SDK.length()), call.action());
        }
        return BY_SERVICE.getOrDefault(call.service(), Map.of()).getOrDefault(call.action(), Set.of())
                .contains(call.pattern());
    }

    private static Map<String, Map<String, Set<Pattern>>> parse() {
        var services = new HashMap<String, Map<String, Set<Pattern>>>();
        TABLE.lines().map(line -> line.split(" +")).forEach(words -> {
            var actions = new HashMap<String, Set<Pattern>>();
            Arrays.stream(words).skip(1).map(word -> word.split(":"))
                    .forEach(word -> actions.put(word[0], patterns(word.length > 1 ? word[1] : "")));
            services.put(words[0], Map.copyOf(actions));
        });
        return Map.copyOf(services);
    }

    private static Set<Pattern> patterns(String letters) {
        var patterns = EnumSet.of(Pattern.REQUEST_RESPONSE);
        letters.chars().forEach(letter -> patterns.add(switch (letter) {
            case 'S' -> Pattern.SYNC;
            case '2' -> Pattern.SYNC_2;
            case 'T' -> Pattern.WAIT_FOR_TASK_TOKEN;
            default -> throw new AssertionError("no pattern: " + (char) letter);
        }));
        return patterns;
    }
}
