package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.infra.box.Template.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The functions behind their aliases, and who may invoke them. */
final class Functions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, DeployedFunction> byAlias = new HashMap<>();
    private final List<Resource> permissions;
    private final List<Resource> retries;
    private final SqsClient sqs;

    Functions(Stack stack, Clients clients, Roles roles, Policies policies) throws ReflectiveOperationException {
        permissions = stack.of("AWS::Lambda::Permission");
        retries = stack.of("AWS::Lambda::EventInvokeConfig");
        sqs = clients.sqs();
        var byName = new HashMap<String, DeployedFunction>();
        for (var function : stack.of("AWS::Lambda::Function")) {
            byName.put(stack.ref(function), DeployedFunction.of(function, stack, clients, roles, policies));
        }
        for (var alias : stack.of("AWS::Lambda::Alias")) {
            var arn = stack.ref(alias);
            var name = alias.properties().path("FunctionName").asText();
            byAlias.put(arn, byName.get(name));
            byAlias.put(name + ":" + Account.name(arn), byName.get(name));
        }
    }

    /** @param alias its ARN, or name and alias; a function without alias has no snapshot and must not be named */
    DeployedFunction behind(String alias) {
        var function = byAlias.get(alias);
        if (function == null) {
            throw new AssertionError("Expected an alias of a function of the template, found " + alias);
        }
        return function;
    }

    /** The function, if its own policy lets the service invoke it. */
    DeployedFunction permitted(String alias, String service) {
        if (permissions.stream().map(Resource::properties).noneMatch(permission ->
                permission.path("FunctionName").asText().equals(alias) && permission.path("Principal").asText().equals(service))) {
            throw new AssertionError(service + " has no permission to invoke " + alias);
        }
        return behind(alias);
    }

    /** As Lambda does it: tried again as the template says, and then sent to where the template says. */
    Optional<JsonNode> invokeLater(String alias, byte[] event) {
        var function = behind(alias);
        var config = retries.stream().map(Resource::properties).filter(properties -> alias.endsWith(":"
                + properties.path("FunctionName").asText() + ":" + properties.path("Qualifier").asText())).findFirst();
        int attempts = 1 + config.map(properties -> properties.path("MaximumRetryAttempts").asInt()).orElse(2);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try {
                var answer = function.invoke(event);
                return Optional.of(answer.length == 0 ? JsonNodeFactory.instance.nullNode() : JSON.readTree(answer));
            } catch (IOException | RuntimeException e) {
                System.err.println(function.name() + " failed: " + e);
            }
        }
        config.ifPresent(properties -> sendFailed(function, event,
                properties.path("DestinationConfig").path("OnFailure").path("Destination").asText()));
        return Optional.empty();
    }

    private void sendFailed(DeployedFunction function, byte[] event, String queueArn) {
        if (!function.guard().allows(new Access("sqs:SendMessage", queueArn))) {
            throw new AssertionError(function.name() + " may not send what it failed on to " + queueArn);
        }
        var url = sqs.getQueueUrl(get -> get.queueName(Account.name(queueArn))).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(new String(event, StandardCharsets.UTF_8)));
    }
}
