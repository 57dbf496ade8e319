package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.S3PayloadStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class StoresTest {

    private final Template template = Synthesis.DEFAULTS;

    @Test
    void tablesHaveTheKeysOfTheCatalogueAndOutliveTheStack() {
        for (var table : List.of(Catalogue.EXECUTIONS, Catalogue.REGISTRY)) {
            template.hasResource("AWS::DynamoDB::Table", Map.of(
                    "Properties", Map.of(
                            "KeySchema", keys(table.partitionKey(), table.sortKey()),
                            "BillingMode", "PAY_PER_REQUEST",
                            "DeletionProtectionEnabled", true,
                            "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true)),
                    "DeletionPolicy", "Retain",
                    "UpdateReplacePolicy", "Retain"));
        }
        template.resourceCountIs("AWS::DynamoDB::Table", 2);
    }

    @Test
    void executionsExpireAndAreListedThroughSparseIndexesOfKeysAlone() {
        template.hasResourceProperties("AWS::DynamoDB::Table", Map.of(
                "TimeToLiveSpecification",
                Map.of("AttributeName", Catalogue.EXECUTIONS.timeToLive().orElseThrow(), "Enabled", true),
                "GlobalSecondaryIndexes", Catalogue.EXECUTIONS.indexes().stream().map(index -> Map.of(
                        "IndexName", index.name(),
                        "KeySchema", keys(index.partitionKey(), index.sortKey()),
                        "Projection", Map.of("ProjectionType", "KEYS_ONLY"))).toList()));
    }

    @Test
    void everyQueueIsEncryptedAndTakesNothingOverPlainHttp() {
        var queues = Synthesis.resources(template, "AWS::SQS::Queue");
        assertThat(queues).hasSize(3).allSatisfy((_, queue) -> assertThat(queue).containsEntry("SqsManagedSseEnabled", true));
        template.allResourcesProperties("AWS::SQS::QueuePolicy", Map.of("PolicyDocument", Match.objectLike(Map.of(
                "Statement", Match.arrayWith(List.of(Match.objectLike(Map.of(
                        "Action", "sqs:*",
                        "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")),
                        "Effect", "Deny"))))))));
        template.resourceCountIs("AWS::SQS::QueuePolicy", 3);
    }

    @Test
    void whatCannotBeHandledGoesToDeadLettersOfThisQueueAlone() {
        template.hasResourceProperties("AWS::SQS::Queue", Map.of(
                "VisibilityTimeout", Catalogue.Function.STEP_WORKER.timeoutSeconds(),
                "RedrivePolicy", Match.objectLike(Map.of("maxReceiveCount", Catalogue.StepQueue.MAX_RECEIVES))));
        template.hasResourceProperties("AWS::SQS::Queue", Map.of(
                "RedriveAllowPolicy", Match.objectLike(Map.of("redrivePermission", "byQueue")),
                "MessageRetentionPeriod", 14 * 24 * 3_600));
    }

    @Test
    void payloadsArePrivateEncryptedAndExpireAfterWhateverMayReadThem() {
        template.hasResource("AWS::S3::Bucket", Map.of(
                "Properties", Map.of(
                        "BucketEncryption", Match.anyValue(),
                        "PublicAccessBlockConfiguration", Map.of("BlockPublicAcls", true, "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true, "RestrictPublicBuckets", true),
                        "VersioningConfiguration", Match.absent(),
                        "LifecycleConfiguration", Map.of("Rules", List.of(Match.objectLike(Map.of(
                                "AbortIncompleteMultipartUpload", Map.of("DaysAfterInitiation", 1),
                                "ExpirationInDays", 90 + 7 + 2, "Status", "Enabled"))))),
                "DeletionPolicy", "Retain"));
        assertThat((long) Catalogue.PAYLOAD_SPARE_DAYS).as("days to spare, of which the store uses some")
                .isGreaterThan(S3PayloadStore.YOUNG.toDays());
    }

    @Test
    void theRetentionThatIsAskedForReachesTheFunctionsAndTheBucket() {
        var asked = Synthesis.template(Map.of("stepwright:retentionDays", "14", "stepwright:longestExecutionDays", "20",
                "stepwright:slackDays", "3"));
        asked.allResourcesProperties("AWS::Lambda::Function", Map.of("Environment", Map.of("Variables", Match.objectLike(Map.of(
                Catalogue.Variable.RETENTION_DAYS.key(), "14", Catalogue.Variable.LONGEST_EXECUTION_DAYS.key(), "20",
                Catalogue.Variable.SLACK_DAYS.key(), "3")))));
        asked.hasResourceProperties("AWS::S3::Bucket", Map.of("LifecycleConfiguration", Map.of("Rules",
                List.of(Match.objectLike(Map.of("ExpirationInDays", 14 + 3 + 2, "Status", "Enabled"))))));
    }

    @Test
    void timersMayOnlySendToTheStepQueue() {
        var role = Synthesis.resources(template, "AWS::IAM::Role").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("StoresTimersRole")).findFirst().orElseThrow().getValue();
        var document = Synthesis.map(Synthesis.map(Synthesis.list(role.get("Policies")).getFirst()).get("PolicyDocument"));
        assertThat(Synthesis.list(document.get("Statement"))).singleElement().satisfies(statement ->
                assertThat(Synthesis.map(statement)).containsEntry("Action", "sqs:SendMessage")
                        .hasEntrySatisfying("Resource", queue -> assertThat(queue.toString()).contains("StoresStepsQueue")));
    }

    @Test
    void aKeyOfTheUserProtectsTablesQueuesBucketAndSecret() {
        var key = "arn:aws:kms:eu-west-1:111122223333:key/1234";
        var protectedByKey = Synthesis.template(Map.of("stepwright:kmsKeyArn", key));
        protectedByKey.allResourcesProperties("AWS::SQS::Queue", Map.of("KmsMasterKeyId", key));
        protectedByKey.allResourcesProperties("AWS::DynamoDB::Table",
                Map.of("SSESpecification", Map.of("KMSMasterKeyId", key, "SSEEnabled", true, "SSEType", "KMS")));
        protectedByKey.hasResourceProperties("AWS::SecretsManager::Secret", Map.of("KmsKeyId", key));
        assertThat(Synthesis.resources(protectedByKey, "AWS::S3::Bucket").values().toString()).contains(key);
        assertThat(Synthesis.resources(protectedByKey, "AWS::IAM::Role").entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("Functions"))
                .hasSize(Catalogue.Function.values().length)
                .allSatisfy(entry -> assertThat(entry.getValue().toString()).contains("kms:Decrypt").contains(key));
    }

    private static List<Map<String, String>> keys(Catalogue.Attribute partition, Catalogue.Attribute sort) {
        return List.of(Map.of("AttributeName", partition.name(), "KeyType", "HASH"),
                Map.of("AttributeName", sort.name(), "KeyType", "RANGE"));
    }
}
