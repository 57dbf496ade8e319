package dev.stepwright.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** The queues of activities: the API makes and deletes them, so all that is known beforehand is how their names begin. */
record ActivityQueues(IConstruct scope) {

    /** An id of twenty characters follows; the name of a queue may have eighty. */
    String prefix() {
        return Stack.of(scope).getStackName() + "-activity-";
    }

    String arns() {
        return Stack.of(scope).formatArn(ArnComponents.builder().service("sqs").resource(prefix() + "*").build());
    }
}
