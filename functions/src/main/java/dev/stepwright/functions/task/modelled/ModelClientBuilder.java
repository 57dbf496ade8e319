package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.Spelling;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsDefaultClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.client.config.AwsClientOption;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.interceptor.ClasspathInterceptorChainFactory;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.scheme.NoAuthAuthScheme;
import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.identity.spi.IdentityProviders;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.awssdk.utils.CollectionUtils;

/** Builds a client of a service as the SDK builds those that it generated: with the same settings, found in the same places. */
public final class ModelClientBuilder extends AwsDefaultClientBuilder<ModelClientBuilder, ModelClient>
        implements AwsSyncClientBuilder<ModelClientBuilder, ModelClient> {

    private final ServiceModel model;

    ModelClientBuilder(ServiceModel model) {
        this.model = model;
    }

    /** Whose client it builds. */
    public ServiceModel model() {
        return model;
    }

    @Override
    protected String serviceEndpointPrefix() {
        return model.endpointPrefix();
    }

    @Override
    protected String signingName() {
        return model.signingName();
    }

    @Override
    protected String serviceName() {
        return Spelling.service(model.serviceId());
    }

    @Override
    protected SdkClientConfiguration mergeServiceDefaults(SdkClientConfiguration configuration) {
        Map<String, AuthScheme<?>> schemes = Map.of(AwsV4AuthScheme.SCHEME_ID, AwsV4AuthScheme.create(),
                NoAuthAuthScheme.SCHEME_ID, NoAuthAuthScheme.create());
        return configuration.merge(c -> c.option(SdkClientOption.AUTH_SCHEMES, schemes)
                .option(SdkClientOption.CRC32_FROM_COMPRESSED_DATA_ENABLED, model.serviceId().equals("DynamoDB")));
    }

    @Override
    protected SdkClientConfiguration finalizeServiceConfiguration(SdkClientConfiguration configuration) {
        var interceptors = CollectionUtils.mergeLists(new ClasspathInterceptorChainFactory().getGlobalInterceptors(),
                configuration.option(SdkClientOption.EXECUTION_INTERCEPTORS));
        return configuration.toBuilder()
                .option(SdkClientOption.EXECUTION_INTERCEPTORS, interceptors)
                .lazyOption(SdkClientOption.IDENTITY_PROVIDERS, ModelClientBuilder::identities)
                .lazyOptionIfAbsent(SdkClientOption.CLIENT_ENDPOINT_PROVIDER, this::endpoint)
                .lazyOptionIfAbsent(AwsClientOption.SIGNING_REGION, source -> source.get(AwsClientOption.AWS_REGION)).build();
    }

    private static IdentityProviders identities(AttributeMap.LazyValueSource source) {
        var credentials = source.get(AwsClientOption.CREDENTIALS_IDENTITY_PROVIDER);
        return credentials == null ? IdentityProviders.builder().build()
                : IdentityProviders.builder().putIdentityProvider(credentials).build();
    }

    /** {@code AWS_ENDPOINT_URL_<SERVICE>} and its like go before the host that the service has in the region. */
    private AwsClientEndpointProvider endpoint(AttributeMap.LazyValueSource source) {
        var name = model.serviceId().replace(' ', '_');
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_" + name.toUpperCase(Locale.ROOT))
                .serviceEndpointOverrideSystemProperty("aws.endpointUrl" + Spelling.service(model.serviceId()))
                .serviceProfileProperty(name.toLowerCase(Locale.ROOT)).profileFile(source.get(SdkClientOption.PROFILE_FILE_SUPPLIER))
                .profileName(source.get(SdkClientOption.PROFILE_NAME)).serviceEndpointPrefix(model.endpointPrefix()).defaultProtocol("https")
                .region(Routing.home(model, source.get(AwsClientOption.AWS_REGION))).dualstackEnabled(source.get(AwsClientOption.DUALSTACK_ENDPOINT_ENABLED))
                .fipsEnabled(source.get(AwsClientOption.FIPS_ENDPOINT_ENABLED)).build();
    }

    @Override
    protected ModelClient buildClient() {
        return new ModelClient(model, syncClientConfiguration());
    }
}
