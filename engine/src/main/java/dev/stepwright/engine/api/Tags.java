package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags of a resource (API reference, Tag). */
final class Tags {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {
    }

    static Map<String, String> read(List<Arguments> listing) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : listing) {
            var key = tag.optionalText("key").orElse("");
            var value = tag.optionalText("value").orElse("");
            if (key.isEmpty() || key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
                throw new ApiException(new ApiError.ValidationException("Expected tags with a key of 1 to " + LONGEST_KEY
                        + " characters and a value of at most " + LONGEST_VALUE + ", found key '" + key + "'"));
            }
            ConductTags.check(key, value);
            tags.put(key, value);
        }
        return tags;
    }

    static Map<String, String> checked(String arn, Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new ApiException(new ApiError.TooManyTags(arn, MOST));
        }
        return tags;
    }
}
