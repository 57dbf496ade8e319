package dev.stepwright.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.stepwright.engine.journal.Sweep;
import dev.stepwright.engine.registry.RegistryUpkeep;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Goes on with the sweep while there is time, and tells how far it came; then with the upkeep of the registry. Whatever the event says is
 * not read.
 */
public final class SweepHandler implements RequestStreamHandler {

    private static final int RESERVE_MILLIS = 20_000;
    private static final System.Logger LOG = System.getLogger(SweepHandler.class.getName());

    private final Sweep sweep;
    private final RegistryUpkeep registry;
    private final InstantSource clock;
    private final Consumer<Sweep.Swept> told;

    public SweepHandler(Sweep sweep, RegistryUpkeep registry, InstantSource clock, Consumer<Sweep.Swept> told) {
        this.sweep = sweep;
        this.registry = registry;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        var swept = sweep.run(clock.instant(), () -> hasTime(context));
        told.accept(swept);
        LOG.log(swept.isFinished() ? Level.INFO : Level.WARNING, "Nudged " + swept.nudged() + " of " + swept.open()
                + " open executions" + (swept.isFinished() ? "" : "; the next sweep goes on with the youngest of them"));
        var deleted = registry.run(clock.instant(), () -> hasTime(context));
        if (!deleted.equals(RegistryUpkeep.NOTHING)) {
            LOG.log(Level.INFO, "Deleted from the registry: " + deleted.revisions() + " revisions, " + deleted.texts()
                    + " pieces of definitions" + (deleted.isFinished() ? "" : "; the next sweep goes on with it"));
        }
    }

    private static boolean hasTime(Context context) {
        return context == null || context.getRemainingTimeInMillis() > RESERVE_MILLIS;
    }
}
