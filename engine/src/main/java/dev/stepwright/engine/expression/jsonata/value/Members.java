package dev.stepwright.engine.expression.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** An object that an expression made; and the order that JavaScript, and with it JSONata, keeps the members of any object in. */
public final class Members extends ObjectNode {

    private static final long serialVersionUID = 1;
    private static final int INDEX_DIGITS = 10;
    private static final long LAST_INDEX = 4_294_967_294L;

    public Members() {
        super(JsonNodeFactory.instance);
    }

    /** Names that are whole numbers come first, in the order of the numbers; then all others as they were put there. */
    public static Collection<Map.Entry<String, JsonNode>> of(ObjectNode object) {
        var members = object.properties();
        for (var member : members) {
            if (isIndex(member.getKey())) {
                return ordered(members);
            }
        }
        return members;
    }

    private static List<Map.Entry<String, JsonNode>> ordered(Collection<Map.Entry<String, JsonNode>> members) {
        var indices = new ArrayList<Map.Entry<String, JsonNode>>();
        var names = new ArrayList<Map.Entry<String, JsonNode>>();
        members.forEach(member -> (isIndex(member.getKey()) ? indices : names).add(member));
        indices.sort(Comparator.comparingLong(member -> Long.parseLong(member.getKey())));
        indices.addAll(names);
        return indices;
    }

    /** Whether a name is one of a place in an array: digits without a leading zero, below 2^32 - 1. */
    static boolean isIndex(String name) {
        if (name.isEmpty() || name.length() > INDEX_DIGITS || name.charAt(0) == '0' && name.length() > 1) {
            return false;
        }
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(name) <= LAST_INDEX;
    }
}
