package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The policies of the template's roles, what was refused by them, and which of their grants were used. */
final class Policies {

    private final List<Grant> grants = new ArrayList<>();
    private final Set<Grant> used = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> denials = new ConcurrentLinkedQueue<>();

    Policies(Stack stack) {
        for (var role : stack.of("AWS::IAM::Role")) {
            role.properties().path("Policies").forEach(policy -> add(role.id(), policy));
        }
        for (var policy : stack.of("AWS::IAM::Policy")) {
            policy.properties().path("Roles").forEach(role -> add(role.textValue(), policy.properties()));
        }
    }

    /** Whether the role may do it; who asks on whose behalf is for the message when it may not. */
    boolean allow(String role, String caller, Access access) {
        Optional<Grant> grant = grants.stream().filter(one -> one.role().equals(role) && one.covers(access)).findFirst();
        grant.ifPresentOrElse(used::add, () -> denials.add("%s (%s) may not %s on %s %s"
                .formatted(caller, role, access.action(), access.resource(), access.context())));
        return grant.isPresent();
    }

    List<String> denials() {
        return List.copyOf(denials);
    }

    /** What no call needed so far. */
    List<Grant> unused() {
        return grants.stream().filter(grant -> !used.contains(grant)).toList();
    }

    private void add(String role, JsonNode policy) {
        policy.path("PolicyDocument").path("Statement").forEach(statement -> {
            if (!statement.path("Effect").asText().equals("Allow")) {
                throw new AssertionError("The box only knows statements that allow, not " + statement);
            }
            var equalities = equalities(statement.path("Condition"));
            for (var action : texts(statement.path("Action"))) {
                texts(statement.path("Resource")).forEach(resource -> grants.add(new Grant(role, action, resource, equalities)));
            }
        });
    }

    private static Map<String, String> equalities(JsonNode condition) {
        var equalities = new LinkedHashMap<String, String>();
        condition.properties().forEach(operator -> {
            if (!operator.getKey().equals("StringEquals")) {
                throw new AssertionError("The box does not know the condition operator " + operator.getKey());
            }
            operator.getValue().properties().forEach(key -> equalities.put(key.getKey(), key.getValue().asText()));
        });
        return equalities;
    }

    private static List<String> texts(JsonNode oneOrMany) {
        var texts = new ArrayList<String>();
        (oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany)).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
