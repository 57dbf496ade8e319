package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Action;
import dev.stepwright.models.ServiceModel;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.internal.AwsServiceProtocol;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.protocols.query.AwsEc2ProtocolFactory;
import software.amazon.awssdk.protocols.query.AwsQueryProtocolFactory;

/** Parameters as of a form, answered by XML; EC2 has its own kind of it. */
final class QueryProtocol implements Protocol {

    private final ServiceModel model;
    private final boolean isEc2;
    private final AwsQueryProtocolFactory factory;

    QueryProtocol(ServiceModel model, SdkClientConfiguration configuration) {
        this.model = model;
        this.isEc2 = model.protocol().equals("ec2");
        this.factory = isEc2
                ? AwsEc2ProtocolFactory.builder().clientConfiguration(configuration).defaultServiceExceptionSupplier(AwsServiceException::builder).build()
                : AwsQueryProtocolFactory.builder().clientConfiguration(configuration).defaultServiceExceptionSupplier(AwsServiceException::builder).build();
    }

    @Override
    public Prepared prepare(Action action, Form input, Form output) {
        var info = Protocol.operation(action).hasExplicitPayloadMember(false).hasPayloadMembers(true).operationIdentifier(action.operation())
                .apiVersion(model.says("apiVersion").orElseThrow()).build();
        return new Prepared(request -> factory.createProtocolMarshaller(info).marshall(request), params -> params
                .withResponseHandler(factory.<ModelResponse>createResponseHandler(() -> new ModelResponse.Builder(output)))
                .withErrorResponseHandler(factory.createErrorResponseHandler()), isEc2 ? AwsServiceProtocol.EC2 : AwsServiceProtocol.QUERY);
    }
}
