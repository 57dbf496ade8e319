package dev.stepwright.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpIamAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.PayloadFormatVersion;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The HTTP API before the API function. Whoever is not told otherwise must sign for {@code execute-api}. */
final class HttpEndpoint extends Construct {

    private final HttpApi api;

    HttpEndpoint(Construct scope, String id, Alias function, Settings settings) {
        super(scope, id);
        api = HttpApi.Builder.create(this, "Api")
                .description("Stepwright")
                .defaultAuthorizer(new HttpIamAuthorizer())
                .createDefaultStage(false)
                .build();
        var integration = HttpLambdaIntegration.Builder.create("Integration", function)
                .payloadFormatVersion(PayloadFormatVersion.VERSION_2_0)
                .scopePermissionToRoute(false)
                .build();
        var made = new ArrayList<HttpRoute>();
        for (var routes : Routes.values()) {
            authorizer(routes, settings).ifPresent(authorizer ->
                    routes.paths().forEach(path -> made.addAll(route(path, integration, authorizer))));
        }
        var stage = stage(settings);
        if (settings.callbacks() == Settings.Callbacks.TOKEN) {
            throttle(stage, settings.callbacksPerSecond());
            // a stage can only be told of routes that are there
            made.forEach(stage.getNode()::addDependency);
        }
    }

    String url() {
        return api.getApiEndpoint();
    }

    /** Who may use the routes; there are no such routes when empty. */
    private static Optional<IHttpRouteAuthorizer> authorizer(Routes routes, Settings settings) {
        return switch (routes) {
            case EXECUTIONS -> Optional.of(new HttpIamAuthorizer());
            case WIRE -> switch (settings.wire()) {
                case IAM -> Optional.of(new HttpIamAuthorizer());
                case OFF -> Optional.empty();
            };
            case CALLBACKS -> Optional.of(switch (settings.callbacks()) {
                case IAM -> new HttpIamAuthorizer();
                case TOKEN -> new HttpNoneAuthorizer();
            });
        };
    }

    /** Whoever reaches the callback routes without a signature shares what the account's functions can do with everybody else. */
    private static void throttle(HttpStage stage, int perSecond) {
        var settings = new LinkedHashMap<String, Object>();
        Routes.CALLBACKS.paths().forEach(path -> settings.put(Routes.method(path) + " " + path,
                Map.of("ThrottlingRateLimit", perSecond, "ThrottlingBurstLimit", 2 * perSecond)));
        ((CfnStage) stage.getNode().getDefaultChild()).addPropertyOverride("RouteSettings", settings);
    }

    private List<HttpRoute> route(String path, HttpLambdaIntegration integration, IHttpRouteAuthorizer authorizer) {
        return api.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(Routes.method(path)))
                .integration(integration)
                .authorizer(authorizer)
                .build());
    }

    private HttpStage stage(Settings settings) {
        var log = LogGroup.Builder.create(this, "AccessLog").removalPolicy(RemovalPolicy.DESTROY).build();
        ((CfnLogGroup) log.getNode().getDefaultChild()).setRetentionInDays(settings.logRetentionDays());
        var stage = HttpStage.Builder.create(this, "Stage").httpApi(api).stageName("$default").autoDeploy(true).build();
        ((CfnStage) stage.getNode().getDefaultChild()).setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(AccessLogFormat.jsonWithStandardFields().toString())
                .build());
        return stage;
    }
}
