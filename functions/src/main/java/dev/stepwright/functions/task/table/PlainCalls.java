package dev.stepwright.functions.task.table;

import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.functions.task.Integration;
import dev.stepwright.functions.task.ServiceName;
import dev.stepwright.functions.task.sdk.OptimisedAction;
import dev.stepwright.functions.task.sdk.ServiceClients;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The optimised integrations that are plain calls (AWS guide, "Integrating services"), a record each.
 *
 * @param service   as a definition names it: {@code emr-containers}
 * @param called    whose action of the same name is called, as {@code aws-sdk:} names the service
 * @param name      of the service, in errors
 * @param documents names of members that are text for the service, and may be given as JSON
 */
record PlainCalls(String service, String called, ServiceName name, Set<Pattern> patterns, Set<String> documents, List<String> actions) {

    private static final Set<Pattern> PLAIN = Set.of(Pattern.REQUEST_RESPONSE);
    private static final Set<Pattern> CALLBACK = Set.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);

    static final List<PlainCalls> TABLE = List.of(
            of("athena", name("Athena", "AmazonAthena"), "startQueryExecution", "stopQueryExecution", "getQueryExecution", "getQueryResults"),
            of("batch", name("Batch", "AWSBatch"), "submitJob"),
            of("bedrock", name("Bedrock", "AmazonBedrock"), "createModelCustomizationJob"),
            of("codebuild", name("CodeBuild", "AWSCodeBuild"), "startBuild", "stopBuild", "batchDeleteBuilds", "batchGetReports",
                    "startBuildBatch", "stopBuildBatch", "retryBuildBatch", "deleteBuildBatch"),
            of("databrew", name("DataBrew", "AWSGlueDataBrew"), "startJobRun"),
            of("dynamodb", new ServiceName("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"), "getItem", "putItem", "updateItem",
                    "deleteItem"),
            of("ecs", name("ECS", "AmazonECS"), "runTask").withToken(),
            of("eks", name("EKS", "AmazonEKS"), "createCluster", "deleteCluster", "createNodegroup", "deleteNodegroup",
                    "createFargateProfile", "deleteFargateProfile"),
            of("emr-containers", name("EMRContainers", "AmazonEMRContainers"), "createVirtualCluster", "deleteVirtualCluster", "startJobRun")
                    .calling("emrcontainers"),
            of("emr-serverless", name("EMRServerless", "AWSEMRServerless"), "createApplication", "startApplication", "stopApplication",
                    "deleteApplication", "startJobRun", "cancelJobRun").calling("emrserverless"),
            of("glue", name("Glue", "AWSGlue"), "startJobRun"),
            of("mediaconvert", name("MediaConvert", "AWSMediaConvert"), "createJob"),
            of("sagemaker", name("SageMaker", "AmazonSageMaker"), "createEndpoint", "createEndpointConfig", "createHyperParameterTuningJob",
                    "createLabelingJob", "createModel", "createProcessingJob", "createTrainingJob", "createTransformJob", "updateEndpoint"),
            of("sns", name("SNS", "AmazonSNS"), "publish").withToken().taking("Message"));

    private static PlainCalls of(String service, ServiceName name, String... actions) {
        return new PlainCalls(service, service, name, PLAIN, Set.of(), List.of(actions));
    }

    /** Of most services, the exception without a name in the model is called as the service is in causes. */
    private static ServiceName name(String prefix, String inCause) {
        return new ServiceName(prefix, inCause, inCause + "Exception");
    }

    private PlainCalls withToken() {
        return new PlainCalls(service, called, name, CALLBACK, documents, actions);
    }

    private PlainCalls calling(String other) {
        return new PlainCalls(service, other, name, patterns, documents, actions);
    }

    private PlainCalls taking(String... texts) {
        return new PlainCalls(service, called, name, patterns, Set.of(texts), actions);
    }

    /** @param resource as a definition names it, without the pattern */
    record Entry(String resource, Integration integration) {
    }

    Stream<Entry> integrations(ServiceClients clients) {
        return actions.stream().map(action -> new Entry(service + ":" + action,
                new OptimisedAction(called, action, name, patterns, documents, clients)));
    }
}
