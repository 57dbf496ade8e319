package dev.stepwright.cdk;

import software.constructs.Construct;

/** Everything that lasts: tables, queue, bucket, timers and the secret of the tokens, under the key of the user's choice. */
final class Stores extends Construct {

    private final Encryption encryption;
    private final StateTables tables;
    private final StepQueue steps;
    private final PayloadBucket payloads;
    private final Timers timers;
    private final TokenSecret tokens;

    Stores(Construct scope, String id, Settings settings) {
        super(scope, id);
        encryption = Encryption.of(this, settings);
        tables = new StateTables(this, "Tables", encryption);
        steps = new StepQueue(this, "Steps", encryption);
        payloads = new PayloadBucket(this, "Payloads", settings, encryption);
        timers = new Timers(this, "Timers", steps.queue(), encryption);
        tokens = new TokenSecret(this, "Tokens", encryption);
    }

    Encryption encryption() {
        return encryption;
    }

    StateTables tables() {
        return tables;
    }

    StepQueue steps() {
        return steps;
    }

    ActivityQueues activities() {
        return new ActivityQueues(this);
    }

    PayloadBucket payloads() {
        return payloads;
    }

    Timers timers() {
        return timers;
    }

    TokenSecret tokens() {
        return tokens;
    }
}
