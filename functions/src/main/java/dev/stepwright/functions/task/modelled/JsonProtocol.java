package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Action;
import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.Type;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.internal.AwsServiceProtocol;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;

/** JSON, named by a target in a header, or by method and path. */
final class JsonProtocol implements Protocol {

    private final ServiceModel model;
    private final boolean isRest;
    private final AwsJsonProtocolFactory factory;

    JsonProtocol(ServiceModel model, SdkClientConfiguration configuration) {
        this.model = model;
        this.isRest = model.protocol().equals("rest-json");
        this.factory = AwsJsonProtocolFactory.builder().clientConfiguration(configuration)
                .defaultServiceExceptionSupplier(AwsServiceException::builder)
                .protocol(isRest ? AwsJsonProtocol.REST_JSON : AwsJsonProtocol.AWS_JSON)
                .protocolVersion(model.says("jsonVersion").orElse("1.1")).hasAwsQueryCompatible(model.isQueryCompatible()).build();
    }

    @Override
    public Prepared prepare(Action action, Form input, Form output) {
        var explicit = Protocol.hasExplicitPayload(input.structure());
        var implicit = Protocol.hasImplicitPayload(input.structure());
        var info = Protocol.operation(action).hasExplicitPayloadMember(explicit).hasImplicitPayloadMembers(implicit)
                .hasPayloadMembers(explicit || implicit).hasStreamingInput(Protocol.streams(input.structure()));
        model.says("targetPrefix").filter(_ -> !isRest).ifPresent(prefix -> info.operationIdentifier(prefix + "." + action.operation()));
        var built = info.build();
        var answer = JsonOperationMetadata.builder().hasStreamingSuccessResponse(Protocol.streams(output.structure()))
                .isPayloadJson(!Protocol.hasPayloadOf(model, output.structure(), Type.Scalar.BLOB, Type.Scalar.STRING)).build();
        var error = JsonOperationMetadata.builder().hasStreamingSuccessResponse(false).isPayloadJson(true).build();
        return new Prepared(request -> factory.createProtocolMarshaller(built).marshall(request), params -> params
                .withResponseHandler(factory.createResponseHandler(answer, () -> new ModelResponse.Builder(output)))
                .withErrorResponseHandler(factory.createErrorResponseHandler(error, _ -> Optional.empty())),
                isRest ? AwsServiceProtocol.REST_JSON : AwsServiceProtocol.AWS_JSON);
    }
}
