package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.UnusableParameters;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.traits.DefaultValueTrait;

/** Makes calls whose requests and answers are JSON. */
final class SdkCalls {

    /** S3 tells it of all objects but the usual ones (API reference, GetObject); servers that stand in for it tell it of all. */
    private static final String STORAGE_CLASS = "StorageClass";
    private static final String USUAL = "STANDARD";

    /** @param response as it came @param shown as JSON */
    record Done(AwsResponse response, ObjectNode shown) {
    }

    private final ServiceClients clients;

    SdkCalls(ServiceClients clients) {
        this.clients = clients;
    }

    /**
     * Makes a call, once.
     *
     * @param documents as {@link Request} has them
     * @throws UnusableParameters before it is made
     * @throws software.amazon.awssdk.core.exception.SdkException when it fails
     * @throws TooLong when the answer is more than a result may be
     */
    Done call(AwsService service, SdkAction action, Parameters parameters, Spelling spelling, Set<String> documents, Attempt attempt)
            throws UnusableParameters {
        var given = parameters.all();
        var upload = action.upload().map(dev.stepwright.models.Spelling::member).filter(given::has);
        var request = request(action, upload.map(body -> without(given, body)).orElse(given), new Request(spelling, documents, parameters), attempt)
                .overrideConfiguration(AwsRequestOverrideConfiguration.builder().apiCallTimeout(attempt.patience())
                        .credentialsProvider(clients.credentials(service.inEnvironment(), attempt.roleArn())).build()).build();
        RequiredMembers.check(service, action.name(), given, attempt.requestId());
        clients.unreachable(service.inEnvironment()).ifPresent(why -> {
            throw SdkClientException.create(why);
        });
        var answer = new Answer(spelling);
        var body = upload.map(given::get).map(SdkCalls::body);
        if (action.download().isEmpty()) {
            return shown(answer, action.call(request, body));
        }
        var download = action.download(request, body);
        var done = shown(answer, download.response());
        done.shown().put(dev.stepwright.models.Spelling.member(action.download().get()), Answer.text(download.bytes()));
        if (USUAL.equals(done.shown().path(STORAGE_CLASS).asText())) {
            done.shown().remove(STORAGE_CLASS);
        }
        return done;
    }

    private static AwsRequest.Builder request(SdkAction action, JsonNode given, Request request, Attempt attempt) throws UnusableParameters {
        var builder = action.request();
        var filled = request.fill((SdkPojo) builder, given);
        request.faults().check();
        identify((SdkPojo) builder, filled, attempt);
        return builder;
    }

    /** A token that tells one request from another is the attempt's, where none is given: then a second call of it is no new one. */
    private static void identify(SdkPojo builder, Set<SdkField<?>> filled, Attempt attempt) {
        builder.sdkFields().stream().filter(field -> field.containsTrait(DefaultValueTrait.class) && !filled.contains(field))
                .forEach(field -> field.set(builder,
                        UUID.nameUUIDFromBytes(attempt.idempotencyKey().getBytes(StandardCharsets.UTF_8)).toString()));
    }

    private static JsonNode without(JsonNode given, String member) {
        return ((ObjectNode) given.deepCopy()).without(member);
    }

    /** The JSON text of the value, also of a text: in quotes, as objects that Step Functions puts are. */
    private static RequestBody body(JsonNode body) {
        return body.isNull() ? RequestBody.empty() : RequestBody.fromString(Json.write(body));
    }

    private static Done shown(Answer answer, AwsResponse response) {
        return new Done(response, answer.show(response));
    }
}
