package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Action;
import dev.stepwright.models.Member;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.internal.AwsServiceProtocol;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.protocols.xml.AwsXmlProtocolFactory;
import software.amazon.awssdk.protocols.xml.XmlOperationMetadata;

/** XML both ways, named by method and path. */
final class XmlProtocol implements Protocol {

    private final AwsXmlProtocolFactory factory;

    XmlProtocol(SdkClientConfiguration configuration) {
        this.factory = AwsXmlProtocolFactory.builder().clientConfiguration(configuration)
                .defaultServiceExceptionSupplier(AwsServiceException::builder).build();
    }

    @Override
    public Prepared prepare(Action action, Form input, Form output) {
        var explicit = Protocol.hasExplicitPayload(input.structure());
        var info = Protocol.operation(action).hasExplicitPayloadMember(explicit)
                .hasPayloadMembers(explicit || Protocol.hasImplicitPayload(input.structure()))
                .hasStreamingInput(Protocol.streams(input.structure()))
                .putAdditionalMetadata(AwsXmlProtocolFactory.ROOT_MARSHALL_LOCATION_ATTRIBUTE, action.inputElement().orElse(null))
                .putAdditionalMetadata(AwsXmlProtocolFactory.XML_NAMESPACE_ATTRIBUTE, namespace(action, input).orElse(null)).build();
        var streams = Protocol.streams(output.structure());
        var answer = XmlOperationMetadata.builder().hasStreamingSuccessResponse(streams).build();
        return new Prepared(request -> factory.createProtocolMarshaller(info).marshall(request), params -> {
            if (streams) {
                params.withResponseHandler(factory.<ModelResponse>createResponseHandler(() -> new ModelResponse.Builder(output), answer))
                        .withErrorResponseHandler(factory.createErrorResponseHandler());
            } else {
                params.withCombinedResponseHandler(factory.createCombinedResponseHandler(() -> new ModelResponse.Builder(output), answer));
            }
        }, AwsServiceProtocol.REST_XML);
    }

    /** Of the document in the body: the request's, or that of the member that it is. */
    private static Optional<String> namespace(Action action, Form input) {
        return action.inputNamespace().or(() -> input.structure().payload().flatMap(name -> input.structure().members().stream()
                .filter(member -> member.name().equals(name)).findFirst()).flatMap(Member::namespace));
    }
}
