package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Action;
import dev.stepwright.models.Member;
import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.Type;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.internal.AwsProtocolMetadata;
import software.amazon.awssdk.awscore.internal.AwsServiceProtocol;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.runtime.transform.Marshaller;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** How a service is spoken to. */
sealed interface Protocol permits JsonProtocol, QueryProtocol, XmlProtocol {

    /**
     * What is made once for an action.
     *
     * @param answer sets who reads the answer and the error
     */
    record Prepared(Marshaller<ModelRequest> marshaller, Consumer<ClientExecutionParams<ModelRequest, ModelResponse>> reading,
                    AwsServiceProtocol name) {

        void answer(ClientExecutionParams<ModelRequest, ModelResponse> params) {
            reading.accept(params);
            params.withProtocolMetadata(AwsProtocolMetadata.builder().serviceProtocol(name).build());
        }
    }

    Prepared prepare(Action action, Form input, Form output);

    static Protocol of(ServiceModel model, SdkClientConfiguration configuration) {
        return switch (model.protocol()) {
            case "json", "rest-json" -> new JsonProtocol(model, configuration);
            case "query", "ec2" -> new QueryProtocol(model, configuration);
            case "rest-xml" -> new XmlProtocol(configuration);
            case String other -> throw new AssertionError("no model is made short whose protocol is " + other);
        };
    }

    /** As in the SDK's own clients, no path ends with a slash. */
    static OperationInfo.Builder operation(Action action) {
        return OperationInfo.builder().requestUri(action.uri().replaceFirst("(?<=.)/(?=$|\\?)", "")).httpMethod(SdkHttpMethod.fromValue(action.method()));
    }

    /** Whether something of the request is the body of the HTTP message, and not a member of a document in it. */
    static boolean hasExplicitPayload(Type.Structure input) {
        return input.payload().isPresent();
    }

    /** Whether members of the request are members of a document in the body. */
    static boolean hasImplicitPayload(Type.Structure input) {
        return input.payload().isEmpty() && input.members().stream().anyMatch(member -> member.location().isEmpty());
    }

    /** Whether the body is a member of this type. */
    static boolean hasPayloadOf(ServiceModel model, Type.Structure structure, Type.Scalar... types) {
        return structure.payload().flatMap(name -> structure.members().stream().filter(member -> member.name().equals(name)).findFirst())
                .map(Member::shape).map(model::type).filter(type -> java.util.List.of(types).contains(type)).isPresent();
    }

    static boolean streams(Type.Structure structure) {
        return structure.members().stream().anyMatch(member -> member.is(Member.Mark.STREAMING));
    }
}
