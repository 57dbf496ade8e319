package dev.stepwright.infra.box;

import dev.stepwright.infra.box.Template.Resource;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What {@code Ref} and {@code Fn::GetAtt} give for each resource: the names that the box gives them. */
final class Identities {

    /** @param ref what Ref gives */
    record Identity(String ref, Map<String, String> attributes) {
    }

    private final Template template;
    private final URI queues;
    private final Function<Resource, Resource> resolver;

    /**
     * @param queues   endpoint of the queue server, which is in the URLs of queues
     * @param resolver replaces intrinsic functions in the properties
     */
    Identities(Template template, URI queues, Function<Resource, Resource> resolver) {
        this.template = template;
        this.queues = queues;
        this.resolver = resolver;
    }

    Identity of(String id) {
        var resource = template.resources().get(id);
        if (resource == null) {
            throw new AssertionError("The template refers to " + id + ", which it has not");
        }
        return switch (resource.type()) {
            case "AWS::DynamoDB::Table" -> new Identity(id, Map.of("Arn", Account.table(id)));
            case "AWS::SQS::Queue" -> queue(id, resolved(id, "QueueName", id));
            case "AWS::S3::Bucket" -> bucket(id.toLowerCase(Locale.ROOT));
            case "AWS::SecretsManager::Secret" -> new Identity(Account.arn("secretsmanager", "secret:" + id), Map.of());
            case "AWS::IAM::Role" -> new Identity(id, Map.of("Arn",
                    Account.role(resolved(id, "Path", "/").substring(1) + id)));
            case "AWS::Lambda::Function" -> new Identity(id, Map.of("Arn", Account.arn("lambda", "function:" + id)));
            case "AWS::Lambda::Version" -> new Identity(function(id) + ":1", Map.of("Version", "1"));
            case "AWS::Lambda::Alias" -> new Identity(function(id) + ":" + resolved(id, "Name", ""), Map.of());
            case "AWS::Scheduler::ScheduleGroup" -> new Identity(resolved(id, "Name", id), Map.of("Arn",
                    Account.arn("scheduler", "schedule-group/" + id)));
            case "AWS::Logs::LogGroup" -> new Identity(id, Map.of("Arn", Account.arn("logs", "log-group:" + id + ":*")));
            case "AWS::Events::Rule" -> new Identity(id, Map.of("Arn", Account.arn("events", "rule/" + id)));
            case "AWS::ApiGatewayV2::Api" -> new Identity(id, Map.of("ApiEndpoint", "https://" + id));
            default -> new Identity(id, Map.of());
        };
    }

    private Identity queue(String id, String name) {
        return new Identity("%s/%s/%s".formatted(queues, Account.ID, name), Map.of("Arn", Account.queue(name), "QueueName", name));
    }

    private static Identity bucket(String name) {
        return new Identity(name, Map.of("Arn", Account.bucket(name)));
    }

    private String function(String id) {
        return Account.arn("lambda", "function:" + resolved(id, "FunctionName", ""));
    }

    private String resolved(String id, String property, String otherwise) {
        return resolver.apply(template.resources().get(id)).properties().path(property).asText(otherwise);
    }
}
