package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.functions.task.Parameters;
import dev.stepwright.functions.task.UnusableParameters;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;

/** Makes calls whose requests and answers are JSON. */
final class SdkCalls {

    private static final String BODY = "Body";
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
    Done call(SdkService service, SdkAction action, Parameters parameters, Spelling spelling, Set<String> documents, Attempt attempt)
            throws UnusableParameters {
        var given = parameters.all();
        var body = action.kind() == SdkAction.Kind.UPLOAD && given instanceof ObjectNode object ? object.get(BODY) : null;
        var request = request(action, body == null ? given : without(given, BODY),
                new Request(spelling, documents, parameters))
                .overrideConfiguration(AwsRequestOverrideConfiguration.builder().apiCallTimeout(attempt.patience())
                        .credentialsProvider(clients.credentials(service, attempt.roleArn())).build()).build();
        RequiredMembers.check(service, action.method().getName(), given, attempt.requestId());
        var client = clients.client(service);
        var answer = new Answer(spelling);
        return switch (action.kind()) {
            case PLAIN -> shown(answer, (AwsResponse) action.call(client, (AwsRequest) request));
            case UPLOAD -> shown(answer, (AwsResponse) action.call(client, (AwsRequest) request, body(body)));
            case DOWNLOAD -> {
                var download = (Download.Content) action.call(client, (AwsRequest) request, new Download());
                var done = shown(answer, download.response());
                done.shown().put(BODY, Answer.text(download.bytes()));
                if (USUAL.equals(done.shown().path(STORAGE_CLASS).asText())) {
                    done.shown().remove(STORAGE_CLASS);
                }
                yield done;
            }
        };
    }

    private static AwsRequest.Builder request(SdkAction action, JsonNode given, Request request) throws UnusableParameters {
        var builder = action.request();
        request.fill((SdkPojo) builder, given);
        request.faults().check();
        return builder;
    }

    private static JsonNode without(JsonNode given, String member) {
        return ((ObjectNode) given.deepCopy()).without(member);
    }

    /** The JSON text of the value, also of a text: in quotes, as objects that Step Functions puts are. */
    private static RequestBody body(JsonNode body) {
        return body == null || body.isNull() ? RequestBody.empty() : RequestBody.fromString(Json.write(body));
    }

    private static Done shown(Answer answer, AwsResponse response) {
        return new Done(response, answer.show((SdkPojo) response));
    }
}
