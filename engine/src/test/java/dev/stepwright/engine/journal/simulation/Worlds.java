package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.journal.frame.ProtocolSettings;
import dev.stepwright.engine.journal.record.Conduct;
import java.time.Duration;
import java.util.regex.Pattern;

/** Settings of simulated deployments: small leaves and payloads, so that trees and offloading take part. */
final class Worlds {

    private static final int LEAF_SIZE = 2;
    private static final Pattern HISTORY = Pattern.compile("A history of at most (\\d+) events");

    private Worlds() {
    }

    /** The limits of strict mode, but for a machine whose comment names a shorter history. */
    static Setting.Limits limits(StateMachine machine) {
        var strict = Setting.Limits.STRICT;
        var named = HISTORY.matcher(machine.comment());
        return named.find() ? new Setting.Limits(strict.payloadBytes(), strict.variablesBytes(), Long.parseLong(named.group(1)),
                strict.eventsPerStep(), strict.mapConcurrency()) : strict;
    }

    static ProtocolSettings settings(int runAhead, int offloadBytes) {
        return settings(runAhead, offloadBytes, Setting.Limits.STRICT);
    }

    static ProtocolSettings settings(int runAhead, int offloadBytes, Setting.Limits limits) {
        var usual = ProtocolSettings.of("us-east-1");
        return new ProtocolSettings(usual.lease(), usual.renewal(), new Conduct(false, runAhead), Duration.ofMinutes(14), usual.apiCallLife(),
                usual.moment(), LEAF_SIZE, offloadBytes, usual.retention(), usual.longestExecution(), limits, usual.region());
    }
}
