package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Action;
import dev.stepwright.models.Member;
import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.Type;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.core.interceptor.trait.HttpChecksumRequired;
import software.amazon.awssdk.core.runtime.transform.Marshaller;
import software.amazon.awssdk.core.runtime.transform.StreamingRequestMarshaller;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * An action, ready to be called.
 *
 * @param upload   name of the member that is the body of the request, when it has one of its own
 * @param download name of the member that is the body of the answer, when it has one of its own
 */
public record ModelAction(Action action, Optional<String> upload, Optional<String> download, Form input, Protocol.Prepared prepared) {

    static ModelAction of(ServiceModel model, Action action, Forms forms, Protocol protocol) {
        var input = action.input().map(shape -> forms.of(model.structure(shape), action.uri())).orElseGet(Forms::empty);
        var output = action.output().map(shape -> forms.of(model.structure(shape), "")).orElseGet(Forms::empty);
        var prepared = protocol.prepare(action, input, output);
        return new ModelAction(action, streamed(input.structure()), streamed(output.structure()), input, prepared);
    }

    private static Optional<String> streamed(Type.Structure structure) {
        return structure.members().stream().filter(member -> member.is(Member.Mark.STREAMING)).map(Member::name).findFirst();
    }

    /** A request to be filled by its fields. */
    public AwsRequest.Builder request() {
        return new ModelRequest.Builder(input);
    }

    ClientExecutionParams<ModelRequest, ModelResponse> params(Optional<RequestBody> body) {
        var params = new ClientExecutionParams<ModelRequest, ModelResponse>().withOperationName(action.operation());
        prepared.answer(params);
        if (action.checksumRequired()) {
            params.putExecutionAttribute(SdkInternalExecutionAttribute.HTTP_CHECKSUM_REQUIRED, HttpChecksumRequired.create());
        }
        return upload.isPresent() && body.isPresent() ? params.withRequestBody(body.get()).withMarshaller(streaming(body.get()))
                : params.withMarshaller(prepared.marshaller());
    }

    private Marshaller<ModelRequest> streaming(RequestBody body) {
        return StreamingRequestMarshaller.builder().delegateMarshaller(prepared.marshaller()).requestBody(body).build();
    }
}
