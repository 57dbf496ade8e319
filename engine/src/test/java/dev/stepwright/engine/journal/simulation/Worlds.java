package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.journal.ProtocolSettings;
import dev.stepwright.engine.journal.record.Conduct;
import java.time.Duration;

/** Settings of simulated deployments: small leaves and payloads, so that trees and offloading take part. */
final class Worlds {

    private static final int LEAF_SIZE = 2;

    private Worlds() {
    }

    static ProtocolSettings settings(int runAhead, int offloadBytes) {
        var usual = ProtocolSettings.of("us-east-1");
        return new ProtocolSettings(usual.lease(), usual.renewal(), new Conduct(false, runAhead), Duration.ofMinutes(14), usual.apiCallLife(),
                usual.moment(), LEAF_SIZE, offloadBytes, usual.retention(), usual.longestExecution(), Setting.Limits.STRICT, usual.region());
    }
}
