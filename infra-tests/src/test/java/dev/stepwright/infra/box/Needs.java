package dev.stepwright.infra.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** What a call of the SDK needs to be allowed (Service Authorization Reference). */
final class Needs {

    private Needs() {
    }

    static List<Access> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest call -> table("GetItem", call.tableName());
            case PutItemRequest call -> table("PutItem", call.tableName());
            case UpdateItemRequest call -> table("UpdateItem", call.tableName());
            case DeleteItemRequest call -> table("DeleteItem", call.tableName());
            case QueryRequest call when call.indexName() != null -> table("Query", call.tableName() + "/index/" + call.indexName());
            case QueryRequest call -> table("Query", call.tableName());
            case BatchGetItemRequest call -> call.requestItems().keySet().stream()
                    .flatMap(name -> table("BatchGetItem", name).stream()).toList();
            case TransactWriteItemsRequest call -> call.transactItems().stream().flatMap(item -> part(item).stream()).toList();
            case SendMessageRequest call -> queue("SendMessage", call.queueUrl());
            case SendMessageBatchRequest call -> queue("SendMessage", call.queueUrl());
            case CreateQueueRequest call -> List.of(new Access("sqs:CreateQueue", Account.queue(call.queueName())));
            case DeleteQueueRequest call -> queue("DeleteQueue", call.queueUrl());
            case ReceiveMessageRequest call -> queue("ReceiveMessage", call.queueUrl());
            case DeleteMessageRequest call -> queue("DeleteMessage", call.queueUrl());
            case ChangeMessageVisibilityRequest call -> queue("ChangeMessageVisibility", call.queueUrl());
            case GetObjectRequest call -> found(call.bucket(), call.key());
            case HeadObjectRequest call -> found(call.bucket(), call.key());
            case CopyObjectRequest call -> Stream.concat(found(call.sourceBucket(), call.sourceKey()).stream(),
                    object("PutObject", call.destinationBucket(), call.destinationKey()).stream()).toList();
            case PutObjectRequest call -> object("PutObject", call.bucket(), call.key());
            case CreateScheduleRequest call -> schedule(call);
            case GetSecretValueRequest call -> List.of(new Access("secretsmanager:GetSecretValue", call.secretId()));
            case AssumeRoleRequest call -> List.of(new Access("sts:AssumeRole", call.roleArn()));
            // not a sealed type: a call that is new here must be judged by somebody
            default -> throw new AssertionError("The box does not know what a call needs: " + request.getClass().getSimpleName());
        };
    }

    private static List<Access> table(String action, String name) {
        return List.of(new Access("dynamodb:" + action, Account.table(name)));
    }

    private static List<Access> part(TransactWriteItem item) {
        assertThat(item.delete()).isNull();
        assertThat(item.conditionCheck()).isNull();
        return item.put() != null ? table("PutItem", item.put().tableName()) : table("UpdateItem", item.update().tableName());
    }

    private static List<Access> queue(String action, String url) {
        return List.of(new Access("sqs:" + action, Account.queue(Account.name(url))));
    }

    private static List<Access> object(String action, String bucket, String key) {
        return List.of(new Access("s3:" + action, Account.bucket(bucket) + "/" + key));
    }

    /** One that may not list the bucket is not told that an object is not there. */
    private static List<Access> found(String bucket, String key) {
        return Stream.concat(object("GetObject", bucket, key).stream(),
                Stream.of(new Access("s3:ListBucket", Account.bucket(bucket)))).toList();
    }

    /** Whoever makes a schedule hands its role on (Scheduler guide, "Setting up the execution role"). */
    private static List<Access> schedule(CreateScheduleRequest call) {
        return Stream.of(
                new Access("scheduler:CreateSchedule", Account.arn("scheduler", "schedule/" + call.groupName() + "/" + call.name())),
                new Access("iam:PassRole", call.target().roleArn(), Map.of("iam:PassedToService", "scheduler.amazonaws.com")))
                .toList();
    }
}
