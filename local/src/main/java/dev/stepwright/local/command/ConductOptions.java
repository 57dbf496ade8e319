package dev.stepwright.local.command;

import dev.stepwright.engine.journal.record.Conduct;
import dev.stepwright.functions.Catalogue.Variable;
import java.util.Map;
import picocli.CommandLine.Option;

/** How executions are conducted whose machine's tags do not say. Without the options, as the environment says. */
final class ConductOptions {

    @Option(names = "--limits", paramLabel = "LIMITS",
            description = "strict: as AWS; large: payloads up to 16 MiB, histories up to 25,000,000 events (default: strict).")
    private String limits;
    @Option(names = "--run-ahead", paramLabel = "STATES",
            description = "States a worker may go on to at once after the one its message was for, 0 to 1000 (default: 0).")
    private String runAhead;

    Conduct conduct() {
        return conduct(System.getenv());
    }

    Conduct conduct(Map<String, String> environment) {
        var large = given("--limits", limits, Variable.LIMITS, environment, "strict");
        var steps = given("--run-ahead", runAhead, Variable.RUN_AHEAD, environment, "0");
        return new Conduct(
                Conduct.limits(large.text()).orElseThrow(() -> large.unfit("strict or large")),
                Conduct.runAhead(steps.text()).orElseThrow(() -> steps.unfit("a whole number from 0 to " + Conduct.FURTHEST)));
    }

    private record Given(String name, String text) {

        Unusable unfit(String expected) {
            return new Unusable(name + ": expected " + expected + ", found '" + text + "'");
        }
    }

    private static Given given(String option, String value, Variable variable, Map<String, String> environment, String usual) {
        return value != null ? new Given(option, value)
                : new Given(variable.key(), environment.getOrDefault(variable.key(), usual));
    }
}
