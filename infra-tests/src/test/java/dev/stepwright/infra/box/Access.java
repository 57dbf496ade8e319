package dev.stepwright.infra.box;

import java.util.Map;

/**
 * What somebody wants to do, in IAM's words.
 *
 * @param action   such as {@code dynamodb:GetItem}
 * @param resource ARN
 * @param context  condition keys and their values
 */
record Access(String action, String resource, Map<String, String> context) {

    Access(String action, String resource) {
        this(action, resource, Map.of());
    }
}
