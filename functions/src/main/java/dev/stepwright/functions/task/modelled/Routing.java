package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Action;
import dev.stepwright.models.ServiceModel;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.endpoints.AwsEndpointProviderUtils;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.scheme.NoAuthAuthScheme;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Where the calls of a service go, and how they are signed.
 */
record Routing(ServiceModel model) {

    private static final String AWS = "aws";
    private static final Pattern LABEL = Pattern.compile("\\{(\\w+)}");

    /** A service that is one for all regions is signed for the region that it lives in. */
    List<AuthSchemeOption> signing(Action action, ExecutionAttributes attributes) {
        if (action.signing() == Action.Signing.NONE) {
            return List.of(AuthSchemeOption.builder().schemeId(NoAuthAuthScheme.SCHEME_ID).build());
        }
        var region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        var option = AuthSchemeOption.builder().schemeId(AwsV4AuthScheme.SCHEME_ID)
                .putSignerProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, model.signingName())
                .putSignerProperty(AwsV4HttpSigner.REGION_NAME, signingRegion(region, attributes).id());
        if (action.signing() == Action.Signing.UNSIGNED_BODY) {
            option.putSignerProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false);
        }
        return List.of(option.build());
    }

    private Region signingRegion(Region region, ExecutionAttributes attributes) {
        return AwsEndpointProviderUtils.endpointIsOverridden(attributes) ? region
                : ServiceMetadata.of(model.endpointPrefix()).signingRegion(home(model, region));
    }

    /** Where a service answers that is called from a region: there, or in the one region that it has for all of the partition. */
    static Region home(ServiceModel model, Region region) {
        var service = ServiceMetadata.of(model.endpointPrefix());
        return service.regions().contains(region) ? region : service.servicePartitions().stream()
                .filter(part -> part.partition().id().equals(region.metadata() == null ? AWS : region.metadata().partition().id()))
                .flatMap(part -> part.globalRegion().stream()).findFirst().orElse(region);
    }

    /** A host that the user names is called by that name: what goes before the service's own host is left out. */
    Endpoint endpoint(Action action, ModelRequest request, ExecutionAttributes attributes) {
        var endpoint = Endpoint.builder().url(attributes.getAttribute(SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER).clientEndpoint())
                .build();
        return action.hostPrefix().isEmpty() || AwsEndpointProviderUtils.endpointIsOverridden(attributes) ? endpoint
                : AwsEndpointProviderUtils.addHostPrefix(endpoint, prefix(action.hostPrefix().get(), request));
    }

    private static String prefix(String expression, ModelRequest request) {
        return LABEL.matcher(expression).replaceAll(label -> request.sdkFields().stream()
                .filter(field -> field.memberName().equals(label.group(1))).map(field -> String.valueOf(field.getValueOrDefault(request)))
                .findFirst().orElse(""));
    }
}
