package dev.stepwright.engine.api;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Activity;
import dev.stepwright.engine.registry.Machine;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What has tags: machines, but not their versions and aliases (seen on AWS), and activities. */
record Tagged(Registered machines, Activities activities) {

    Map<String, String> tags(String arn) {
        return (Arn.isOfActivity(arn) ? activities.find(arn).map(Activity::tags) : machine(arn).map(Machine::tags))
                .orElseThrow(() -> missing(arn));
    }

    void retag(String arn, UnaryOperator<Map<String, String>> change) {
        if (Arn.isOfActivity(arn)) {
            activities.retag(arn, change).orElseThrow(() -> missing(arn));
        } else {
            machine(arn).orElseThrow(() -> missing(arn));
            machines.written(arn, machines.store().retag(arn, change));
        }
    }

    private Optional<Machine> machine(String arn) {
        Arn.ofStateMachine(arn);
        return machines.find(arn);
    }

    private static ApiException missing(String arn) {
        return new ApiException(new ApiError.ResourceNotFound(arn));
    }
}
