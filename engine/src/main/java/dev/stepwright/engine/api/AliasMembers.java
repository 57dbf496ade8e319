package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Arn.Qualifier;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.registry.Alias;
import dev.stepwright.engine.registry.Alias.Route;
import dev.stepwright.engine.registry.Machine;
import dev.stepwright.engine.registry.Published;
import java.util.List;
import java.util.Optional;

/** What the actions on aliases share. */
final class AliasMembers {

    /** Of a RoutingConfigurationListItem. */
    private static final String VERSION = "stateMachineVersionArn";
    private static final String WEIGHT = "weight";

    private AliasMembers() {
    }

    static String arn(Machine machine, Alias alias) {
        return machine.arn() + ":" + alias.name();
    }

    static Member description() {
        return Member.secret("description", 0, 256);
    }

    static Member routingConfiguration() {
        return Member.listing("routingConfiguration", 1, 2, "RoutingConfigurationListItem", Member.arn(VERSION).mandatory(),
                Member.number(WEIGHT, 0, Alias.WHOLE).mandatory());
    }

    /**
     * Where an alias is to lead.
     *
     * @param machine ARN of the machine whose versions they are
     */
    record Routing(String machine, List<Route> routes) {
    }

    /** @throws ApiException ValidationException, unless they are different versions of one machine, and their weights make 100 */
    static Routing routing(Arguments in) {
        var items = in.listing("routingConfiguration");
        var texts = items.stream().map(item -> item.text(VERSION)).toList();
        var arns = texts.stream().map(Arn::ofWholeStateMachine).toList();
        if (!arns.stream().allMatch(arn -> arn.qualifier() instanceof Qualifier.Version)) {
            throw invalid("Routing configuration must contain state machine version ARNs. Received: " + texts);
        }
        if (texts.stream().distinct().count() < texts.size()) {
            throw invalid("Routing configuration must contain distinct state machine version ARNs. Received: " + texts);
        }
        if (arns.stream().map(Arn::unqualified).distinct().count() > 1) {
            throw invalid("Routing configuration must contain versions of one state machine. Received: " + texts);
        }
        var weights = items.stream().map(item -> item.number(WEIGHT)).toList();
        if (weights.stream().mapToInt(Integer::intValue).sum() != Alias.WHOLE) {
            throw invalid("Sum of routing configuration weights must equal " + Alias.WHOLE + ". Received: " + weights);
        }
        return new Routing(arns.getFirst().unqualified(), items.stream().map(item -> new Route(
                ((Qualifier.Version) Arn.ofVersion(item.text(VERSION)).qualifier()).number(), item.number(WEIGHT))).toList());
    }

    private static ApiException invalid(String message) {
        return new ApiException(new ApiError.ValidationException(message, Optional.of("INVALID_ROUTING_CONFIGURATION")));
    }

    static void write(ArrayNode listing, Machine machine, List<Route> routes) {
        routes.forEach(route -> listing.addObject().put(VERSION, machine.arn() + ":" + route.version()).put(WEIGHT, route.weight()));
    }

    /** @throws ApiException ResourceNotFound of a version that was not published, or is deleted */
    static void expectVersions(Machine machine, Published published, List<Route> routes) {
        routes.stream().filter(route -> published.version(route.version()).isEmpty()).findFirst().ifPresent(route -> {
            throw missing(machine.arn() + ":" + route.version());
        });
    }

    /** Of what the ARN of an alias or a version leads to. */
    static ApiException missing(String arn) {
        return new ApiException(new ApiError.ResourceNotFound(arn, true));
    }

    static String name(Arn arn) {
        return ((Qualifier.Alias) arn.qualifier()).name();
    }
}
