package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.ServiceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.handler.AwsSyncClientHandler;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.client.handler.SyncClientHandler;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.metrics.MetricCollector;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.metrics.NoOpMetricCollector;

/** A client of a service. Knows no action before it is called. */
public final class ModelClient implements SdkClient {

    private final ServiceModel model;
    private final SyncClientHandler handler;
    private final SdkClientConfiguration configuration;
    private final Protocol protocol;
    private final Routing routing;
    private final Forms forms;
    private final Map<String, ModelAction> actions = new ConcurrentHashMap<>();

    ModelClient(ServiceModel model, SdkClientConfiguration given) {
        this.model = model;
        this.handler = new AwsSyncClientHandler(given);
        this.configuration = given.toBuilder().option(SdkClientOption.SDK_CLIENT, this)
                .option(SdkClientOption.API_METADATA, model.serviceId().replace(' ', '_') + "#"
                        + VersionInfo.SDK_VERSION.replaceFirst("\\.[0-9]+[^.]*$", ".x")).build();
        this.protocol = Protocol.of(model, configuration);
        this.routing = new Routing(model);
        this.forms = new Forms(model);
    }

    public static ModelClientBuilder builder(ServiceModel model) {
        return new ModelClientBuilder(model);
    }

    @Override
    public String serviceName() {
        return model.signingName();
    }

    /** @param name as resources spell it; empty when the service has no such action */
    public Optional<ModelAction> action(String name) {
        return Optional.ofNullable(actions.computeIfAbsent(name,
                asked -> model.action(asked).map(found -> ModelAction.of(model, found, forms, protocol)).orElse(null)));
    }

    /**
     * Makes a call.
     *
     * @param body of an action that takes one
     * @throws software.amazon.awssdk.core.exception.SdkException when it fails
     */
    public AwsResponse call(ModelAction action, AwsRequest request, Optional<RequestBody> body) {
        return measured(action, request, body, handler::execute);
    }

    /** Makes a call of an action whose answer has a body of its own. */
    public <T> T call(ModelAction action, AwsRequest request, Optional<RequestBody> body, ResponseTransformer<AwsResponse, T> answer) {
        return measured(action, request, body, params -> handler.execute(params,
                (response, stream) -> answer.transform(response, stream)));
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(ClientExecutionParams<ModelRequest, ModelResponse> params);
    }

    private <T> T measured(ModelAction action, AwsRequest request, Optional<RequestBody> body, Execution<T> execution) {
        var publishers = publishers();
        var metrics = publishers.isEmpty() ? NoOpMetricCollector.create() : MetricCollector.create("ApiCall");
        metrics.reportMetric(CoreMetric.SERVICE_ID, model.serviceId());
        metrics.reportMetric(CoreMetric.OPERATION_NAME, action.action().operation());
        try {
            return execution.of(action.params(body).withInput((ModelRequest) request).withRequestConfiguration(configuration)
                    .withMetricCollector(metrics).withAuthSchemeOptionsResolver((_, attributes) -> routing.signing(action.action(), attributes))
                    .withEndpointResolver((asked, attributes) -> routing.endpoint(action.action(), (ModelRequest) asked, attributes)));
        } finally {
            publishers.forEach(publisher -> publisher.publish(metrics.collect()));
        }
    }

    private List<MetricPublisher> publishers() {
        var publishers = configuration.option(SdkClientOption.METRIC_PUBLISHERS);
        return publishers == null ? List.of() : publishers;
    }

    @Override
    public void close() {
        handler.close();
    }
}
