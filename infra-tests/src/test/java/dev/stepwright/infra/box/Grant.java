package dev.stepwright.infra.box;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One action on one resource (or pattern of resources) that a role may do.
 *
 * @param equalities condition keys and the values that they must have (StringEquals)
 */
record Grant(String role, String action, String resource, Map<String, String> equalities) {

    boolean covers(Access access) {
        return matches(action, access.action()) && matches(resource, access.resource())
                && equalities.entrySet().stream().allMatch(equality ->
                        equality.getValue().equals(access.context().get(equality.getKey())));
    }

    /** IAM guide, "Wildcards in resource ARNs". */
    private static boolean matches(String pattern, String text) {
        var regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return text.matches(regex.toString());
    }

    @Override
    public String toString() {
        return "%s: %s on %s".formatted(role, action, resource);
    }
}
