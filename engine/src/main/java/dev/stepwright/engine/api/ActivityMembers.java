package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;

/** What the actions on activities share. */
final class ActivityMembers {

    private ActivityMembers() {
    }

    static Activity find(Activities activities, String arn) {
        return activities.find(arn).orElseThrow(() -> new ApiException(new ApiError.ActivityDoesNotExist(arn)));
    }
}
