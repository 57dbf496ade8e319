package dev.stepwright.functions.task.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.TaskDispatcher;
import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.ServiceModels;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.builder.Buildable;

/** Clients made of models send, byte for byte, what the clients send that the SDK generated, for every action that both know. */
class SameAsGeneratedTest {

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"));
    private static final Attempt ATTEMPT = new Attempt("arn:aws:states:us-east-1:123456789012:execution:m:e", "0", 4, "arn:role", "key",
            Duration.ofSeconds(60));

    private final Recorder generated = new Recorder();
    private final Recorder modelled = new Recorder();

    /** @param different actions whose requests differ: these two are signed though they need not be */
    @ParameterizedTest
    @CsvSource({
        "dynamodb, dynamodb.DynamoDbClient,",
        "secretsmanager, secretsmanager.SecretsManagerClient,",
        "eventbridge, eventbridge.EventBridgeClient,",
        "sqs, sqs.SqsClient,",
        "sns, sns.SnsClient,",
        "sts, sts.StsClient, assumeRoleWithSAML assumeRoleWithWebIdentity",
        "iam, iam.IamClient,",
        "lambda, lambda.LambdaClient,",
        "scheduler, scheduler.SchedulerClient,",
        "cloudfront, cloudfront.CloudFrontClient,",
    })
    void sendsWhatTheGeneratedClientSends(String service, String client, String different) throws ReflectiveOperationException {
        assertThat(different(service, client)).containsExactlyInAnyOrder(different == null ? new String[0] : different.split(" "));
    }

    @Test
    @Tag("slow")
    void ec2AsTheGeneratedClient() throws ReflectiveOperationException {
        assertThat(different("ec2", "ec2.Ec2Client")).isEmpty();
        assertThat(readDifferently("ec2", "ec2.Ec2Client")).isEmpty();
    }

    /** Actions whose requests differ. */
    private List<String> different(String service, String client) throws ReflectiveOperationException {
        var model = ServiceModels.known().find(service).orElseThrow();
        var type = Class.forName("software.amazon.awssdk.services." + client);
        var typed = built(type, generated);
        var clients = new OneNetwork(modelled, CREDENTIALS);
        var dispatcher = new TaskDispatcher(new AnyAction(clients), Map.of("aws-sdk", new AnyAction(clients)));
        var different = new ArrayList<String>();
        var compared = 0;
        for (var method : methods(type, model)) {
            var request = sample(method, model);
            generated.forget();
            modelled.forget();
            quietly(() -> method.invoke(typed, request));
            dispatcher.perform(call(service, method.getName(), request), ATTEMPT);
            if (generated.request().isEmpty()) {
                // it wants a library of signatures that is not here
                continue;
            }
            compared++;
            if (!inOrder(generated.request()).equals(inOrder(modelled.request()))) {
                different.add(method.getName());
            }
        }
        assertThat(compared).isGreaterThan(3);
        return different;
    }

    /** @param unlike actions that are not compared: checksums of messages are made up here; a later model has one member more */
    @ParameterizedTest
    @CsvSource({
        "dynamodb, dynamodb.DynamoDbClient,",
        "secretsmanager, secretsmanager.SecretsManagerClient,",
        "eventbridge, eventbridge.EventBridgeClient, putEvents",
        "sqs, sqs.SqsClient, receiveMessage sendMessage sendMessageBatch",
        "sns, sns.SnsClient,",
        "sts, sts.StsClient,",
        "iam, iam.IamClient,",
        "lambda, lambda.LambdaClient, deleteFunction",
        "scheduler, scheduler.SchedulerClient,",
        "cloudfront, cloudfront.CloudFrontClient,",
    })
    void readsWhatTheGeneratedClientReads(String service, String client, String unlike) throws ReflectiveOperationException {
        assertThat(readDifferently(service, client)).containsExactlyInAnyOrder(unlike == null ? new String[0] : unlike.split(" "));
    }

    /** Actions whose answers are read differently. */
    private List<String> readDifferently(String service, String client) throws ReflectiveOperationException {
        var model = ServiceModels.known().find(service).orElseThrow();
        var type = Class.forName("software.amazon.awssdk.services." + client);
        var typed = built(type, generated);
        var clients = new OneNetwork(modelled, CREDENTIALS);
        var dispatcher = new TaskDispatcher(new AnyAction(clients), Map.of("aws-sdk", new AnyAction(clients)));
        var different = new ArrayList<String>();
        for (var method : methods(type, model)) {
            answer(method, model);
            var request = sample(method, model);
            var expected = quietly(() -> method.invoke(typed, request)).map(read -> new Answer(Spelling.JAVA).show((SdkPojo) read));
            var outcome = dispatcher.perform(call(service, method.getName(), request), ATTEMPT);
            if (expected.isEmpty() || !outcome.equals(new TaskOutcome.Succeeded(Payload.of(expected.get())))) {
                different.add(method.getName());
            }
        }
        return different;
    }

    /** Every code that the model knows, and one that it does not. */
    @ParameterizedTest
    @CsvSource({
        "dynamodb, dynamodb.DynamoDbClient, listTables",
        "secretsmanager, secretsmanager.SecretsManagerClient, listSecrets",
        "eventbridge, eventbridge.EventBridgeClient, listRules",
        "sqs, sqs.SqsClient, listQueues",
        "sns, sns.SnsClient, listTopics",
        "sts, sts.StsClient, getCallerIdentity",
        "iam, iam.IamClient, listUsers",
        "lambda, lambda.LambdaClient, listFunctions",
        "scheduler, scheduler.SchedulerClient, listSchedules",
        "cloudfront, cloudfront.CloudFrontClient, listDistributions",
        "ec2, ec2.Ec2Client, describeVpcs",
    })
    void namesErrorsAsTheGeneratedClientDoes(String service, String client, String action)
            throws ReflectiveOperationException {
        var model = ServiceModels.known().find(service).orElseThrow();
        var type = Class.forName("software.amazon.awssdk.services." + client);
        var typed = built(type, generated);
        var method = methods(type, model).stream().filter(found -> found.getName().equals(action)).findFirst().orElseThrow();
        var request = (AwsRequest) ((AwsRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null)).build();
        var clients = new OneNetwork(modelled, CREDENTIALS);
        var dispatcher = new TaskDispatcher(new AnyAction(clients), Map.of("aws-sdk", new AnyAction(clients)));
        var codes = new ArrayList<>(model.errorCodes());
        codes.add("Unheard.Of");
        var different = new ArrayList<String>();
        for (var code : codes) {
            refuse(code, model);
            var thrown = thrown(() -> method.invoke(typed, request));
            var named = dev.stepwright.models.Spelling.service(model.serviceId()) + "." + thrown.getClass().getSimpleName();
            if (!dispatcher.perform(call(service, action, request), ATTEMPT).equals(new TaskOutcome.Failed(
                    Failure.of(named, thrown.getMessage().replace(" (SDK Attempt Count: 1)", ""))))) {
                different.add(code + " " + named);
            }
        }
        assertThat(different).isEmpty();
    }

    private static Throwable thrown(Call call) throws ReflectiveOperationException {
        try {
            throw new AssertionError("was answered by " + call.make());
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** Lets both networks answer with an error. */
    private void refuse(String code, ServiceModel model) {
        var xml = "<Error><Type>Sender</Type><Code>" + code + "</Code><Message>no</Message></Error>";
        for (var network : List.of(generated, modelled)) {
            network.status = 400;
            network.headers = Map.of("x-amzn-RequestId", List.of("r"));
            network.answer = (model.protocol().endsWith("json") ? "{\"__type\":\"x#" + code + "\",\"message\":\"no\"}"
                    : model.protocol().equals("ec2") ? "<Response><Errors>" + xml + "</Errors><RequestID>r</RequestID></Response>"
                    : "<ErrorResponse>" + xml + "<RequestId>r</RequestId></ErrorResponse>").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Lets both networks answer with all that the action can answer. */
    private void answer(Method method, ServiceModel model) throws ReflectiveOperationException {
        var builder = (SdkPojo) method.getReturnType().getMethod("builder").invoke(null);
        var action = model.action(method.getName()).orElseThrow();
        action.output().map(model::structure).ifPresent(structure -> new Sample(model).fill(builder, structure));
        var wire = new WireAnswer(model, action, (SdkPojo) ((Buildable) builder).build());
        for (var network : List.of(generated, modelled)) {
            network.headers = wire.headers();
            network.answer = wire.body();
        }
    }

    private static List<Method> methods(Class<?> client, ServiceModel model) {
        return Arrays.stream(client.getMethods()).filter(method -> model.actions().contains(method.getName())
                && method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && AwsResponse.class.isAssignableFrom(method.getReturnType())).sorted(Comparator.comparing(Method::getName)).toList();
    }

    private static AwsRequest sample(Method method, ServiceModel model) throws ReflectiveOperationException {
        var builder = (AwsRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        model.action(method.getName()).orElseThrow().input().map(model::structure)
                .ifPresent(structure -> new Sample(model).fill((SdkPojo) builder, structure));
        return builder.build();
    }

    private static TaskCall call(String service, String action, AwsRequest request) {
        return new TaskCall(Resource.parse("arn:aws:states:::aws-sdk:" + service + ":" + action).orElseThrow(),
                Payload.of(new Answer(Spelling.JAVA).show(request)), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** Members of JSON, forms and queries may come in any order: the models are of another day than the clients. */
    private static String inOrder(String request) {
        var head = request.substring(0, request.indexOf("\n\n")).replaceFirst("x-amz-content-sha256=.*", "");
        var body = request.substring(request.indexOf("\n\n") + 2);
        var url = head.lines().findFirst().orElseThrow();
        return parameters(url.substring(url.indexOf('?') + 1)) + head.replaceFirst("\\?.*", "")
                + (body.startsWith("{") ? Json.write(sorted(json(body))) : body.startsWith("Action=") ? parameters(body) : body);
    }

    private static List<String> parameters(String form) {
        return Arrays.stream(form.split("&")).sorted().toList();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var sorted = JsonNodeFactory.instance.objectNode();
            node.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> sorted.set(member.getKey(), sorted(member.getValue())));
            return sorted;
        } else if (node.isArray()) {
            var elements = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        return node;
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    /** Empty when the call failed. */
    private static Optional<Object> quietly(Call call) throws ReflectiveOperationException {
        try {
            return Optional.of(call.make());
        } catch (InvocationTargetException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> Object built(Class<?> client, Recorder http)
            throws ReflectiveOperationException {
        return ((B) client.getMethod("builder").invoke(null)).httpClient(http).region(Region.US_EAST_1).credentialsProvider(CREDENTIALS)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofSeconds(60))).build();
    }
}
