package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.registry.Documents;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.DynamoDocuments;
import dev.stepwright.functions.aws.DynamoJournalStore;
import dev.stepwright.functions.aws.Retention;
import dev.stepwright.infra.box.Template.Resource;
import dev.stepwright.local.box.BoxServer.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The stack, booted and running. */
final class Box implements AutoCloseable {

    /** Types that the box boots, or that say what it need not do. */
    private static final Set<String> KNOWN = Set.of("AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket",
            "AWS::SecretsManager::Secret", "AWS::IAM::Role", "AWS::IAM::Policy", "AWS::Lambda::Function", "AWS::Lambda::Version",
            "AWS::Lambda::Alias", "AWS::Lambda::EventSourceMapping", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Permission",
            "AWS::Scheduler::ScheduleGroup", "AWS::Scheduler::Schedule", "AWS::Events::Rule", "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Stage", "AWS::Logs::LogGroup",
            // of these only what no local server has: access over plain HTTP, alarms
            "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy", "AWS::CloudWatch::Alarm");

    private final Servers servers;
    private final Stack stack;
    private final Policies policies;
    private final Roles roles;
    private final Timers timers;
    private final UserFunctions userFunctions = new UserFunctions();
    private final StandIns standIns;
    private final Clients clients;
    private final SqsClient sqs;
    private final Functions functions;
    private final HttpDoor door;
    private final Rules rules;
    private final List<EventSource> sources = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timers").factory());

    private Box(Servers servers, Template template) throws Exception {
        this.servers = servers;
        stack = new Stack(template, servers.endpoint(Kind.SQS));
        stack.types().filter(type -> !KNOWN.contains(type)).findFirst().ifPresent(type -> {
            throw new AssertionError("The box does not know what to do with " + type);
        });
        policies = new Policies(stack);
        roles = new Roles(stack, policies);
        timers = new Timers(this::send, roles);
        standIns = new StandIns(timers, userFunctions);
        clients = new Clients(servers, standIns::endpoint);
        sqs = clients.sqs();
        Stores.create(stack, clients.dynamo(), sqs, clients.s3());
        functions = new Functions(stack, clients, roles, policies);
        door = new HttpDoor(stack, functions);
        rules = new Rules(stack, functions);
        stack.of("AWS::Lambda::EventSourceMapping").forEach(mapping -> sources.add(new EventSource(mapping, functions, sqs)));
        clock.scheduleWithFixedDelay(timers::fireDue, 500, 500, TimeUnit.MILLISECONDS);
    }

    /** @param settings of the deployment, by keys without prefix */
    static Box boot(Map<String, String> settings) throws Exception {
        var template = Template.synthesised(settings);
        var servers = Servers.start();
        try {
            return new Box(servers, template);
        } catch (Exception | AssertionError e) {
            servers.close();
            throw e;
        }
    }

    URI endpoint() {
        return door.endpoint();
    }

    List<String> routes() {
        return door.routes();
    }

    Policies policies() {
        return policies;
    }

    Timers timers() {
        return timers;
    }

    UserFunctions userFunctions() {
        return userFunctions;
    }

    StandIns standIns() {
        return standIns;
    }

    Rules rules() {
        return rules;
    }

    /** Fires the recurring schedules of the template, with the roles that they name. */
    List<JsonNode> fireSchedules() {
        var answers = new ArrayList<JsonNode>();
        stack.of("AWS::Scheduler::Schedule").stream().map(Resource::properties).forEach(schedule -> {
            var alias = schedule.path("Target").path("Arn").asText();
            roles.demand(schedule.path("Target").path("RoleArn").asText(), "EventBridge Scheduler",
                    new Access("lambda:InvokeFunction", alias));
            functions.invokeLater(alias, schedule.path("Target").path("Input").asText("{}").getBytes(StandardCharsets.UTF_8))
                    .ifPresent(answers::add);
        });
        return answers;
    }

    /** The journal, for what only time would bring about otherwise. */
    JournalStore journal() {
        return new DynamoJournalStore(clients.dynamo(), executionsTable(), new Retention(Duration.ofDays(7), Duration.ofDays(90)),
                InstantSource.system());
    }

    /** The registry, for the same. */
    Documents registry() {
        return new DynamoDocuments(clients.dynamo(), table("Registry"));
    }

    /** All that the journal holds of an execution: records, leaves of joins, beats. */
    List<Map<String, AttributeValue>> journalItems(String execution) {
        return clients.dynamo().queryPaginator(query -> query.tableName(executionsTable()).consistentRead(true)
                .keyConditionExpression(Catalogue.EXECUTIONS.partitionKey().name() + " = :execution")
                .expressionAttributeValues(Map.of(":execution", AttributeValue.fromS(execution)))).items().stream().toList();
    }

    private String executionsTable() {
        return table("Executions");
    }

    private String table(String id) {
        return stack.ref(stack.of("AWS::DynamoDB::Table").stream().filter(one -> one.id().contains(id))
                .findFirst().orElseThrow());
    }

    /** Messages that wait, or are out, in the queue of the logical id that begins so. */
    int messages(String idPrefix) {
        var queue = stack.of("AWS::SQS::Queue").stream().filter(one -> one.id().startsWith(idPrefix)).findFirst().orElseThrow();
        return sqs.getQueueAttributes(get -> get.queueUrl(stack.ref(queue)).attributeNames(QueueAttributeName.ALL)).attributes()
                .entrySet().stream().filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOf"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue())).sum();
    }

    private void send(String queueArn, String message) {
        var url = sqs.getQueueUrl(get -> get.queueName(Account.name(queueArn))).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(message));
    }

    @Override
    public void close() {
        sources.forEach(EventSource::close);
        clock.shutdownNow();
        door.close();
        standIns.close();
        clients.close();
        servers.close();
    }
}
