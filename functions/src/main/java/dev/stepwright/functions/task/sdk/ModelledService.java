package dev.stepwright.functions.task.sdk;

import dev.stepwright.functions.task.modelled.ModelAction;
import dev.stepwright.functions.task.modelled.ModelClient;
import dev.stepwright.models.ServiceModel;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;

/** A service that is known by its model. */
record ModelledService(ServiceModel model) implements AwsService {

    @Override
    public String id() {
        return model.serviceId();
    }

    @Override
    public Optional<SdkAction> action(String name, ServiceClients clients) {
        if (!model.actions().contains(name)) {
            return Optional.empty();
        }
        var client = clients.client(model);
        return client.action(name).map(action -> new Called(name, client, action));
    }

    @Override
    public Optional<String> exception(AwsServiceException error) {
        return model.exception(String.valueOf(error.awsErrorDetails().errorCode()));
    }

    private record Called(String name, ModelClient client, ModelAction action) implements SdkAction {

        @Override
        public AwsRequest.Builder request() {
            return action.request();
        }

        @Override
        public Optional<String> upload() {
            return action.upload();
        }

        @Override
        public Optional<String> download() {
            return action.download();
        }

        @Override
        public AwsResponse call(AwsRequest request, Optional<RequestBody> body) {
            return client.call(action, request, body);
        }

        @Override
        public Download.Content download(AwsRequest request, Optional<RequestBody> body) {
            return client.call(action, request, body, new Download());
        }
    }
}
