package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tags of a resource (API reference, Tag). */
final class Tags {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    /** Of keys, in any capitals (AWS tagging guide, "Tag naming limits and requirements"). */
    private static final String RESERVED = "aws:";

    private Tags() {
    }

    static Member member() {
        return Member.listing("tags", Integer.MAX_VALUE, Member.text("key", 1, LONGEST_KEY),
                Member.text("value", 0, LONGEST_VALUE));
    }

    static Map<String, String> read(List<Arguments> listing) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : listing) {
            var key = tag.optionalText("key").orElse("");
            var value = tag.optionalText("value").orElse("");
            if (key.isEmpty()) {
                throw fault("Expected tags with a key of 1 to " + LONGEST_KEY + " characters, found one without");
            }
            if (key.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
                throw fault("Tag " + key + ": keys that begin with " + RESERVED + " are AWS's own and cannot be set");
            }
            ConductTags.check(key, value);
            tags.put(key, value);
        }
        return tags;
    }

    private static ApiException fault(String message) {
        return new ApiException(new ApiError.ValidationException(message));
    }

    static Map<String, String> checked(String arn, Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new ApiException(new ApiError.TooManyTags(arn, MOST));
        }
        return tags;
    }
}
