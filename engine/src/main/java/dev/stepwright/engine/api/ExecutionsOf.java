package dev.stepwright.engine.api;

import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Arn.Qualifier;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.ListPage;
import dev.stepwright.engine.journal.Executions.Listed;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Executions of a machine that were started with an ARN of it. The store lists those of a whole machine, so those of a version or an
 * alias are picked from that listing.
 *
 * @param arn of the machine: all its executions; of a version: those that it runs; of an alias: those that were started with it
 */
record ExecutionsOf(Executions executions, Arn arn, Optional<String> status) {

    /** A page may be short, and have another after it, when so many executions were read for it. */
    private static final int MOST_READ = 2_000;
    private static final int READ_AT_ONCE = 100;

    ListPage page(int limit, Optional<String> cursor) {
        if (arn.qualifier() instanceof Qualifier.None) {
            return executions.list(arn.text(), status, limit, cursor);
        }
        var found = new ArrayList<Listed>();
        var from = cursor;
        var read = 0;
        while (true) {
            var page = fitting(limit - found.size(), from);
            page.executions().stream().filter(this::fits).forEach(found::add);
            read += page.executions().size();
            from = page.cursor();
            if (from.isEmpty() || found.size() == limit || read >= MOST_READ) {
                return new ListPage(found, from);
            }
        }
    }

    /** A page of the whole listing, with at most so many executions that fit: its end is where the next page begins. */
    private ListPage fitting(int most, Optional<String> cursor) {
        var size = READ_AT_ONCE;
        while (true) {
            var page = executions.list(arn.unqualified(), status, size, cursor);
            var fitting = page.executions().stream().filter(this::fits).toList();
            if (fitting.size() <= most) {
                return page;
            }
            size = page.executions().indexOf(fitting.get(most - 1)) + 1;
        }
    }

    private boolean fits(Listed listed) {
        return switch (arn.qualifier()) {
            case Qualifier.None() -> true;
            case Qualifier.Version(var _) -> listed.stateMachineVersionArn().filter(arn.text()::equals).isPresent();
            case Qualifier.Alias(var _) -> listed.stateMachineAliasArn().filter(arn.text()::equals).isPresent();
        };
    }
}
